#include "guidelines/working_out/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "values/london.h"

namespace haven::guidelines {
namespace {

constexpr std::array<std::string_view, 11> ordinals = {"",       "first", "second", "third",
                                                       "fourth", "fifth", "sixth",  "seventh",
                                                       "eighth", "ninth", "tenth"};

/// One occurrence's limits as they are being worked out.
class Counting {
 public:
  Counting(const Question& asked, const Occurrence& occurrence, Instant upto,
           std::vector<std::string>* working, Limits& limits)
      : asked_(asked), occurrence_(occurrence), upto_(upto), working_(working), limits_(limits) {}

  Result<void> all() {
    if (occurrence_.number > 1 && asked_.card.again->within) {
      limits_.due_at = TRY(counted(*asked_.card.again->within));
    } else {
      TRY(std::visit([this](const auto& time) { return count(time); }, asked_.card.time));
    }
    TRY(count_opening());
    TRY(count_reminder());
    return {};
  }

 private:
  /// Only working days need a calendar.
  CountedBy by(Unit unit) const {
    if (unit != Unit::working_days && unit != Unit::school_days) return {};
    const auto known_on =
        upto_ == asked_.now ? asked_.known_on : std::min(asked_.known_on, london_day(upto_));
    return {calendar_of(asked_), known_on, &asked_.story.school_closed};
  }
  Result<Instant> last(Amount amount, From how) const {
    return last_moment(amount, how, occurrence_.from, occurrence_.day, by(amount.unit));
  }
  Result<Instant> counted(Amount amount, From how = From::day_after) {
    const auto end = TRY(last(amount, how));
    if (working_ != nullptr)
      std::ranges::move(count_words(amount, how, occurrence_.from, end, by(amount.unit)),
                        std::back_inserter(*working_));
    return end;
  }
  Result<Instant> counted(const Length& length) { return counted(length.amount, length.how); }
  /// Writes a sentence of the working down, if anybody wants to read it.
  template <class Words>
  void say(Words words) {
    if (working_ != nullptr) working_->push_back(words());
  }

  /// The first of what the phrase means that happens once the duty has started.
  const Happening* first_after(const Phrase& phrase) const {
    if (!phrase.meanings.front().on.empty()) return nullptr;  // It names a day, not itself.
    const auto* first = first_said_by(std::span(&phrase, 1), asked_.told,
                                      occurrence_.trigger->at.from, [&](const Told::One& one) {
                                        return one->at.from <= upto_ &&
                                               may_be_one_episode(occurrence_.trigger, one);
                                      });
    return first != nullptr ? first->happening : nullptr;
  }

  Result<void> count(const Promptly& time) {
    say([&] { return "The source sets no number: " + time.words; });
    return {};
  }
  Result<void> count(const Continuing& time) {
    say([&] { return "It holds without a limit: " + time.words; });
    return {};
  }
  Result<void> count(const Within& time) {
    limits_.due_at = TRY(counted(time.length));
    return {};
  }
  Result<void> count(const WithinChanging& time) {
    const auto candidate = TRY(last(time.shorter.amount, time.shorter.how));
    const auto whether =
        holds(time.if_on_last_day, asked_.known(occurrence_.trigger.happening, upto_), candidate);
    constexpr std::array<std::string_view, 3> words = {"so", "not so", "not known"};
    say([&] {
      return fmt::format("On {} it is {} that {}", moment_words(candidate),
                         words.at(static_cast<std::size_t>(whether)), time.if_on_last_day.words);
    });
    if (whether == Answer::not_known)
      limits_.not_known = &time.if_on_last_day;
    else
      limits_.due_at = TRY(counted(whether == Answer::yes ? time.shorter : time.longer));
    return {};
  }
  Result<void> count(const WithinEarliest& time) {
    for (const auto& bound : time.bounds) {
      const auto end = TRY(end_of_bound(bound));
      if (end) limits_.due_at = std::min(limits_.due_at.value_or(*end), *end);
    }
    if (limits_.due_at) say([&] { return "The earlier counts: " + moment_words(*limits_.due_at); });
    return {};
  }
  Result<void> count(const WithinMonth&) {
    const auto day = occurrence_.day;
    limits_.due_at = end_of(Date(day.year() / day.month() / std::chrono::last));
    say([&] { return "To the end of the month, " + moment_words(*limits_.due_at); });
    return {};
  }
  Result<void> count(const OnDay& time) {
    limits_.due_at = TRY(counted(Amount{time.number, Unit::working_days}));
    limits_.not_before = start_of(london_day(*limits_.due_at));
    say([&] {
      return fmt::format("On the {} working day, and on no other",
                         ordinals.at(static_cast<std::size_t>(time.number)));
    });
    return {};
  }
  Result<void> count(const Before& time) {
    const auto known = asked_.known(occurrence_.trigger.happening, upto_);
    if (time.otherwise && holds(time.otherwise->if_so, known, occurrence_.from) == Answer::yes) {
      say([&] { return fmt::format("This is so: {}", time.otherwise->if_so.words); });
      limits_.due_at = TRY(counted(time.otherwise->within));
      return {};
    }
    if (const auto day = day_named(time.what, known)) {
      const bool is_birthday = time.what.meanings.front().kind == Meaning::Kind::birthday;
      const auto last = time.by_at_least ? days_before(*time.by_at_least, *day)
                        : is_birthday    ? days_before({1, Unit::days}, *day)
                                         : *day;
      limits_.due_at = end_of(last);
      say([&] {
        return fmt::format("Before {}, {}: the last good day is {}", time.what.words,
                           to_short_words(*day), to_short_words(last));
      });
    } else if (const auto* awaited = first_after(time.what)) {
      limits_.due_at = awaited->at.from;
      say([&] {
        return fmt::format("Before {}, which was on {}", time.what.words,
                           moment_words(awaited->at.from));
      });
    } else {
      say([&] {
        return fmt::format("Before {}, and it is not known when that will be", time.what.words);
      });
    }
    return {};
  }
  Result<void> count(const Until& time) {
    std::optional<Instant> over;
    bool is_complete = true;
    for (const auto& bound : time.bounds) {
      const auto end = TRY(end_of_bound(bound));
      if (std::holds_alternative<Length>(bound)) limits_.floor_ends = end;
      if (end) over = std::max(over.value_or(*end), *end);
      is_complete = is_complete && end.has_value();
    }
    if (is_complete) limits_.over_at = over;
    return {};
  }
  /// Hours over all periods of the last so many days: the moment at which they are complete.
  Result<void> count(const WithinTotal& time);

  Result<std::optional<Instant>> end_of_bound(const Bound& bound) {
    if (const auto* length = std::get_if<Length>(&bound)) return TRY(counted(*length));
    const auto& phrase = std::get<Phrase>(bound);
    const auto* happening = first_after(phrase);
    if (happening == nullptr) {
      say([&] { return "This has not happened: " + phrase.words; });
      return std::nullopt;
    }
    say([&] {
      return fmt::format("This was on {}: {}", moment_words(happening->at.to), phrase.words);
    });
    return happening->at.to;
  }

  Result<void> count_opening() {
    if (!asked_.card.not_before) return {};
    const auto last = TRY(counted(*asked_.card.not_before));
    limits_.not_before = last + Seconds(1);
    say([&] { return "It opens on " + moment_words(*limits_.not_before); });
    return {};
  }

  Result<void> count_reminder() {
    const auto& card = asked_.card;
    if (occurrence_.number > 1 && card.again->remind)
      limits_.prompt_at = TRY(last(*card.again->remind, From::day_after));
    else if (card.remind)
      limits_.prompt_at = TRY(last(card.remind->amount, card.remind->how));
    else
      return {};
    say([&] {
      return fmt::format("The reminder is for {}, and is no limit",
                         moment_words(*limits_.prompt_at));
    });
    return {};
  }

  const Question& asked_;
  const Occurrence& occurrence_;
  const Instant upto_;
  std::vector<std::string>* const working_;
  Limits& limits_;
};

Result<void> Counting::count(const WithinTotal& time) {
  struct Period {
    Instant from, to;
  };
  std::vector<Period> earlier;
  const auto ends = said_by(asked_.card.met_by, asked_.told);
  for (const auto& begun : said_by(asked_.card.when, asked_.told)) {
    if (begun.place == occurrence_.trigger.place) break;
    const auto end =
        std::ranges::find_if(ends, [&](const auto& one) { return one->at.to > begun->at.from; });
    const auto to = end == ends.end() ? occurrence_.from : (*end)->at.to;
    earlier.push_back({begun->at.from, std::min(to, occurrence_.from)});
  }
  const Seconds window = std::chrono::days(time.in_any.count);
  const Seconds total = Hours(time.total.count);
  const auto spent_by = [&](Instant at) {
    auto spent = at - occurrence_.from;
    for (const auto& period : earlier)
      spent += std::max(Seconds(0), period.to - std::max(period.from, at - window));
    return spent;
  };
  // What is spent grows by the second or, while an earlier period leaves the window, not at all.
  std::vector<Instant> turns = {occurrence_.from, occurrence_.from + total};
  for (const auto& period : earlier)
    for (const auto at : {period.from + window, period.to + window})
      if (at > occurrence_.from && at < occurrence_.from + total) turns.push_back(at);
  std::ranges::sort(turns);
  for (std::size_t i = 1; i < turns.size() && !limits_.due_at; ++i)
    if (spent_by(turns[i]) >= total)
      limits_.due_at = turns[i - 1] + std::max(Seconds(0), total - spent_by(turns[i - 1]));
  const auto before = spent_by(occurrence_.from);
  say([&] {
    return fmt::format("{} in all, in any {}", amount_words(time.total), amount_words(time.in_any));
  });
  if (before > Seconds(0))
    say([&] { return fmt::format("Of these {} had passed in earlier periods", to_words(before)); });
  return {};
}

}  // namespace

const HolidayCalendar* calendar_of(const Question& asked) {
  const auto& calendars = asked.cards.calendars;
  const auto named = [&](std::string_view name) -> const HolidayCalendar* {
    const auto found = calendars.by_name.find(name);
    return found == calendars.by_name.end() ? nullptr : &found->second;
  };
  if (!asked.card.calendar.empty()) return named(asked.card.calendar);
  const auto& owner = asked.cards.owners.at(asked.card.number);
  if (!owner.calendar.empty()) return named(owner.calendar);
  auto nation = asked.life.nation;
  if (!owner.nation_fact.empty())
    if (const auto own = fact(asked.story, owner.nation_fact)) nation = nation_of_code(*own);
  return nation ? calendars.of(*nation) : nullptr;
}

Result<Limits> limits(const Question& asked, const Occurrence& occurrence, Instant upto,
                      std::vector<std::string>* working) {
  Result<Limits> found;
  if (auto counted = Counting(asked, occurrence, upto, working, *found).all(); !counted)
    found = tl::unexpected(std::move(counted.error()));
  return found;
}

Unit unit_of(const Time& time) {
  const auto* within = std::get_if<Within>(&time);
  return within ? within->length.amount.unit : Unit::days;
}

Instant pushed_on(const Question& asked, Unit unit, Instant limit, Instant paused, Instant resumed,
                  Date known_on) {
  if (unit == Unit::hours) return limit + (resumed - paused);
  const CountedBy by{calendar_of(asked), known_on, &asked.story.school_closed};
  const auto from = london_day(paused);
  const auto to = london_day(resumed);
  if (unit == Unit::working_days || unit == Unit::school_days) {
    const int days = working_days_between(unit, from, to, by);
    if (days == 0) return limit;
    return last_moment({days, unit}, From::day_after, limit, by).value_or(limit);
  }
  const auto days = std::chrono::sys_days(to) - std::chrono::sys_days(from);
  return end_of(Date(std::chrono::sys_days(london_day(limit)) + days));
}

}  // namespace haven::guidelines
