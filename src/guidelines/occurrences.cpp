#include "guidelines/occurrences.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "guidelines/count.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// What ended one occurrence, and how.
struct Ending {
  enum class How { met, stopped, gave_way };
  How how;
  const Happening* happening;
};

/// One occurrence of a duty: where its count starts, and its place in a rhythm.
struct Occurrence {
  const Happening& trigger;
  Instant from;
  int number;
  std::optional<Instant> last_met;
};

std::string_view words_for(const std::vector<Phrase>& phrases, const Happening& happening,
                           const Told& told) {
  for (const auto& phrase : phrases)
    if (is_said_by(phrase, happening, told)) return phrase.words;
  return "it is recorded as discharged";
}

std::string span_words(Span span) {
  if (span.is_exact()) return moment_words(span.from);
  return fmt::format("between {} and {}", moment_words(span.from), moment_words(span.to));
}

const HolidayCalendar* calendar_of(const Question& asked) {
  const auto& calendars = asked.calendars;
  const auto named = [&](std::string_view name) -> const HolidayCalendar* {
    const auto found = calendars.by_name.find(name);
    return found == calendars.by_name.end() ? nullptr : &found->second;
  };
  if (!asked.card->calendar.empty()) return named(asked.card->calendar);
  const auto owner = calendars.owners.find(asked.card->who);
  if (owner != calendars.owners.end() && !owner->second.calendar.empty())
    return named(owner->second.calendar);
  const auto nation = nation_of_code(fact(asked.story, "nation").value_or(""));
  return nation ? calendars.of(*nation) : nullptr;
}

bool discharges(const Question& asked, const Happening& happening) {
  if (is_said_by(asked.card->met_by, happening, asked.told)) return true;
  const auto duty = happening.fields.find("duty");
  return happening.type == explicit_discharge && duty != happening.fields.end() &&
         duty->second == asked.card->id;
}

/// What meets an occurrence must not be what started it, nor have met the one before.
bool can_meet(const Occurrence& occurrence, const Happening& happening) {
  if (&happening == &occurrence.trigger || happening.at.to < occurrence.trigger.at.from)
    return false;
  if (occurrence.last_met && happening.at.to <= *occurrence.last_met) return false;
  return may_be_one_episode(occurrence.trigger, happening);
}

/// A duty stops only by what certainly came after it started: of two things in the same evening,
/// the end of the old placement must not stop the duties of the new.
bool stops(const Question& asked, const Happening& trigger, const Happening& happening) {
  return happening.at.from > trigger.at.from &&
         is_said_by(asked.card->stops_if, happening, asked.told);
}

std::optional<Amount> limit(const Card& card, int occurrence) {
  if (occurrence > 1 && card.again->within) return card.again->within;
  if (const auto* within = std::get_if<Within>(&card.time)) return within->amount;
  return std::nullopt;
}

std::optional<Amount> reminder(const Card& card, int occurrence) {
  if (occurrence > 1 && card.again->remind) return card.again->remind;
  return card.remind ? std::optional(card.remind->amount) : std::nullopt;
}

/// The first thing that meets or stops it. Of happenings at one moment, being met comes first.
std::optional<Ending> met_or_stopped(const Question& asked, const Occurrence& occurrence) {
  std::optional<Ending> first;
  for (const auto* happening : asked.told) {
    if (first && happening->at.to > first->happening->at.to) break;
    if (can_meet(occurrence, *happening) && discharges(asked, *happening))
      return Ending{Ending::How::met, happening};
    if (!first && stops(asked, occurrence.trigger, *happening))
      first = Ending{Ending::How::stopped, happening};
  }
  return first;
}

/// The limit as it was known on a day. Problem: the calendar ends too soon.
Result<std::optional<Counted>> due(const Question& asked, const Occurrence& occurrence,
                                   Date known_on) {
  const auto amount = limit(*asked.card, occurrence.number);
  if (!amount) return std::nullopt;
  return TRY(count(*amount, occurrence.from, calendar_of(asked), known_on));
}

/// Giving way comes only in time: a duty that is late stays late.
bool gives_way(const Question& asked, const Occurrence& occurrence, const Happening& happening) {
  if (happening.at.from <= occurrence.from ||
      !is_said_by(asked.card->gives_way_if, happening, asked.told))
    return false;
  const auto known_on = std::min(asked.known_on, london_day(happening.at.to));
  const auto limit_then = due(asked, occurrence, known_on);
  return limit_then && (!*limit_then || happening.at.to <= (*limit_then)->at);
}

std::optional<Ending> ending(const Question& asked, const Occurrence& occurrence) {
  const auto end = met_or_stopped(asked, occurrence);
  for (const auto* happening : asked.told) {
    if (end && happening->at.to >= end->happening->at.to) return end;
    if (gives_way(asked, occurrence, *happening)) return Ending{Ending::How::gave_way, happening};
  }
  return end;
}

/// Counts the limit and the reminder. A closed duty is counted with the holidays that were known
/// of as it closed, so a day proclaimed later never moves it. Problem: the calendar ends too soon.
Result<void> count_times(const Question& asked, const Occurrence& occurrence, Date known_on,
                         Duty& duty) {
  if (auto limit_then = TRY(due(asked, occurrence, known_on))) {
    duty.due_at = limit_then->at;
    std::ranges::move(limit_then->working, std::back_inserter(duty.working));
  } else if (const auto* promptly = std::get_if<Promptly>(&asked.card->time)) {
    duty.working.push_back(fmt::format("The source sets no number: {}", promptly->words));
  }
  if (const auto amount = reminder(*asked.card, occurrence.number)) {
    duty.prompt_at = TRY(count(*amount, occurrence.from, calendar_of(asked), known_on)).at;
    duty.working.push_back(
        fmt::format("The reminder is for {}, and is no limit", moment_words(*duty.prompt_at)));
  }
  return {};
}

void close_met(const Question& asked, const Happening& happening, Duty& duty) {
  const auto when = happening.at.to;
  duty.state = duty.due_at && when > *duty.due_at ? State::met_late : State::met;
  duty.discharged_at = when;
  duty.working.push_back(fmt::format("Met {}: {}", span_words(happening.at),
                                     words_for(asked.card->met_by, happening, asked.told)));
  if (!happening.at.is_exact()) duty.working.push_back("The latest of these moments counts");
}

/// What ended before it was due is cancelled; what was already late stays a failure.
void close_stopped(const Question& asked, const Happening& happening, Duty& duty) {
  const auto when = happening.at.to;
  duty.state = duty.due_at && when > *duty.due_at ? State::lapsed : State::cancelled;
  duty.ended_at = when;
  duty.working.push_back(fmt::format("Ended {}: {}", span_words(happening.at),
                                     words_for(asked.card->stops_if, happening, asked.told)));
}

void close_superseded(const Question& asked, const Happening& happening, Duty& duty) {
  duty.state = State::superseded;
  duty.ended_at = happening.at.to;
  duty.by = asked.card->id;
  duty.working.push_back(fmt::format("Gave way {}: {}", span_words(happening.at),
                                     words_for(asked.card->gives_way_if, happening, asked.told)));
}

void leave_open(const Question& asked, Duty& duty) {
  duty.state = duty.due_at && asked.now > *duty.due_at ? State::overdue : State::open;
  for (const auto& change : {duty.prompt_at, duty.due_at})
    if (change && *change >= asked.now) {
      const auto next = *change + Seconds(1);
      duty.wake_up = duty.wake_up ? std::min(*duty.wake_up, next) : next;
    }
}

void close(const Question& asked, const Ending& end, Duty& duty) {
  switch (end.how) {
    case Ending::How::met:
      return close_met(asked, *end.happening, duty);
    case Ending::How::stopped:
      return close_stopped(asked, *end.happening, duty);
    case Ending::How::gave_way:
      return close_superseded(asked, *end.happening, duty);
  }
}

Duty occurrence_of(const Question& asked, const Occurrence& occurrence,
                   const std::optional<Ending>& end) {
  auto duty = started(asked, occurrence.trigger);
  if (asked.card->again) duty.occurrence = occurrence.number;
  const auto known_on =
      end ? std::min(asked.known_on, london_day(end->happening->at.to)) : asked.known_on;
  if (const auto counted = count_times(asked, occurrence, known_on, duty); !counted) {
    duty.state = State::undetermined;
    duty.lacks.push_back("calendar");
    duty.working.push_back(counted.error().says);
  } else if (end) {
    close(asked, *end, duty);
  } else {
    leave_open(asked, duty);
  }
  return duty;
}

bool has_stopped_by(const Question& asked, const Happening& trigger, Instant moment) {
  return std::ranges::any_of(asked.told, [&](const Happening* happening) {
    return happening->at.to <= moment && stops(asked, trigger, *happening);
  });
}

}  // namespace

Duty started(const Question& asked, const Happening& trigger) {
  Duty duty;
  duty.card = asked.card;
  duty.trigger = trigger.at.from;
  const auto episode = trigger.fields.find("episode");
  if (episode != trigger.fields.end()) duty.episode = episode->second;
  duty.working.push_back(fmt::format("Started {}: {}", span_words(trigger.at),
                                     words_for(asked.card->when, trigger, asked.told)));
  if (!trigger.at.is_exact())
    duty.working.push_back("The time is counted from the earliest of these moments");
  return duty;
}

void answer_trigger(const Question& asked, const Happening& trigger,
                    std::set<const Happening*>& spent, std::vector<Duty>& answers) {
  std::optional<Instant> last_met;
  auto from = trigger.at.from;
  for (int number = 1;; ++number) {
    const Occurrence occurrence{trigger, from, number, last_met};
    const auto end = ending(asked, occurrence);
    answers.push_back(occurrence_of(asked, occurrence, end));
    const auto& again = asked.card->again;
    last_met = answers.back().discharged_at;
    if (!again || !last_met || number == again->times_in_all) return;
    if (has_stopped_by(asked, trigger, *last_met)) return;
    spent.insert(end->happening);
    from = end->happening->at.from;
  }
}

}  // namespace haven::guidelines
