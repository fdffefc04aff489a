#include "guidelines/working_out/occurrences.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "guidelines/working_out/limits.h"
#include "guidelines/working_out/reach.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// Writes a sentence of the working down, if anybody wants to read it.
template <class Words>
void tell(const Question& asked, Duty& duty, Words words) {
  if (asked.explains) duty.working.push_back(words());
}

/// What ended one occurrence, and how.
struct Ending {
  enum class How { met, breached, skipped, stopped, gave_way };
  How how;
  const Told::One& happening;
};

/// A time in which the clock stood still; without an end it still does.
struct Pause {
  Instant from;
  std::optional<Instant> until;
};

std::string_view words_for(const std::vector<Phrase>& phrases, const Told::One& happening,
                           const Told& told) {
  for (const auto& phrase : phrases)
    if (is_said_by(phrase, happening, told)) return phrase.words;
  return "it is recorded as discharged";
}

std::string span_words(Span span) {
  if (span.is_exact()) return moment_words(span.from);
  return fmt::format("between {} and {}", moment_words(span.from), moment_words(span.to));
}

std::string_view value_of(const Happening& happening, std::string_view name) {
  const auto found = happening.fields.find(name);
  return found == happening.fields.end() ? std::string_view() : found->second;
}

/// Whether an explicit discharge is of this card, and of its part if it names one.
bool discharges(const Question& asked, const Happening& happening) {
  const auto part = value_of(happening, "part");
  return value_of(happening, "duty") == asked.card.id && (part.empty() || part == asked.card.part);
}

/// What meets an occurrence must not be what started it, nor have met the one before. A rhythm goes
/// from one review to the next, and each is an episode of its own.
bool can_meet(const Occurrence& occurrence, const Told::One& happening) {
  const auto& trigger = occurrence.trigger;
  if (happening.place == trigger.place || happening->at.to < trigger->at.from) return false;
  if (occurrence.last_met && happening->at.to <= *occurrence.last_met) return false;
  return happening.event == trigger.event || may_be_one_episode(trigger, happening);
}

/// Whether it came once this occurrence had begun, which what started it did not. What ended the
/// one before was over before: without that, two spans that overlap would end each other for ever.
bool follows(const Occurrence& occurrence, const Told::One& happening) {
  return happening->at.from > occurrence.from &&
         (!occurrence.last_met || happening->at.to > *occurrence.last_met) &&
         may_be_one_episode(occurrence.trigger, happening);
}

/// Who is still to be told, after each happening that tells some of them.
class Telling {
 public:
  Telling(const Question& asked, const Occurrence& occurrence) {
    const auto known = asked.known(occurrence.trigger.happening, asked.now);
    for (const auto& one : asked.card.to_each)
      if (!one.only_if || holds(*one.only_if, known, occurrence.from) != Answer::no)
        left_.push_back(one.who);
  }

  /// Whether all have been told, or been left out with a reason, once this has happened.
  bool is_complete_with(const Happening& happening) {
    const auto parts = value_of(happening, recipients_field);
    const auto left_out = value_of(happening, left_out_field);
    if (parts.empty()) left_.clear();  // All of them, or all but those left out.
    for (const auto told : {parts, left_out})
      for (const auto& who : split(told, ";")) std::erase(left_, who);
    return left_.empty();
  }
  const std::vector<std::string>& left() const { return left_; }

 private:
  std::vector<std::string> left_;
};

/// What meets it, and who is still to be told when nothing does yet.
struct Meeting {
  const Told::One* happening = nullptr;
  std::vector<std::string> left;
};

/// Whether it meets the occurrence, but for those who must be told.
bool meets(const Question& asked, const Occurrence& occurrence, const Told::One& one) {
  return can_meet(occurrence, one) && (one.event != Names::discharge || discharges(asked, *one));
}

Meeting met_by(const Question& asked, const Occurrence& occurrence) {
  const auto fits = [&](const Told::One& one) { return meets(asked, occurrence, one); };
  const auto discharges = asked.told.of(Names::discharge);
  if (asked.card.to_each.empty()) {
    const auto since = occurrence.last_met.value_or(occurrence.trigger->at.from);
    const auto* first = first_said_by(asked.card.met_by, asked.told, since, fits);
    for (const auto& one : discharges)
      if ((first == nullptr || one.place < first->place) && fits(one)) first = &one;
    return {first, {}};
  }
  Telling telling(asked, occurrence);
  auto candidates = said_by(asked.card.met_by, asked.told);
  candidates.insert(candidates.end(), discharges.begin(), discharges.end());
  std::ranges::sort(candidates, {}, &Told::One::place);
  for (const auto& one : candidates)
    if (fits(one) && telling.is_complete_with(*one)) return {&asked.told.at(one.place), {}};
  return {nullptr, telling.left()};
}

/// A duty stops only by what certainly came after it started: of two things in the same evening,
/// the end of the old placement must not stop the duties of the new.
const Told::One* stopped_by(const Question& asked, const Told::One& trigger) {
  const auto* left = leaves_reach(asked, trigger);
  const auto since = trigger->at.from;
  const auto* stopped = first_said_by(asked.card.stops_if, asked.told, since,
                                      [&](const Told::One& one) { return one->at.from > since; });
  const bool left_first = left != nullptr && (stopped == nullptr || left->place < stopped->place);
  return left_first ? left : stopped;
}

/// The limit as it was by a moment. Problem: the calendar ends too soon.
Result<std::optional<Instant>> due(const Question& asked, const Occurrence& occurrence,
                                   Instant upto) {
  return TRY(limits(asked, occurrence, upto)).due_at;
}

/// Giving way comes only in time: a duty that is late stays late.
const Told::One* gave_way_to(const Question& asked, const Occurrence& occurrence) {
  const auto gives_way = [&](const Told::One& one) {
    if (one->at.from <= occurrence.from) return false;
    const auto limit_then = due(asked, occurrence, one->at.to);
    return limit_then && (!*limit_then || one->at.to <= **limit_then);
  };
  return first_said_by(asked.card.gives_way_if, asked.told, occurrence.from, gives_way);
}

/// The first thing that ends it. Of two at one moment, being met comes first, then the rest in the
/// order of Ending::How.
std::optional<Ending> ending(const Question& asked, const Occurrence& occurrence,
                             const Told::One* met, const Told::One* stopped) {
  std::optional<Ending> first;
  const auto take = [&](Ending::How how, const Told::One* one) {
    if (one != nullptr && (!first || (*one)->at.to < first->happening->at.to))
      first.emplace(how, *one);
  };
  const auto since = occurrence.from;
  const auto is_any = [](const Told::One&) { return true; };
  const auto follows_it = [&](const Told::One& one) { return follows(occurrence, one); };
  if (!std::holds_alternative<Until>(asked.card.time)) take(Ending::How::met, met);
  take(Ending::How::breached, first_said_by(asked.card.breached_by, asked.told, since, is_any));
  take(Ending::How::skipped, first_said_by(asked.card.skipped_by, asked.told, since, follows_it));
  take(Ending::How::stopped, stopped);
  take(Ending::How::gave_way, gave_way_to(asked, occurrence));
  return first;
}

std::vector<Pause> pauses(const Question& asked, const Occurrence& occurrence, Instant end) {
  std::vector<Pause> found;
  const auto resumed = said_by(asked.card.resumed_by, asked.told);
  for (const auto& one : said_by(asked.card.paused_by, asked.told)) {
    if (one->at.from < occurrence.from || one->at.from > end) continue;
    if (!found.empty() && (!found.back().until || *found.back().until >= one->at.from)) continue;
    Pause pause{one->at.from, {}};
    for (const auto& again : resumed)
      if (!pause.until && again->at.from > one->at.from) pause.until = again->at.from;
    if (pause.until && *pause.until > end) pause.until.reset();
    found.push_back(pause);
  }
  return found;
}

/// Moves the limit by the times in which the clock stood still. Returns whether it still does.
bool stand_still(const Question& asked, const Occurrence& occurrence, Instant end, Duty& duty) {
  const auto known_on = std::min(asked.known_on, london_day(end));
  for (const auto& pause : pauses(asked, occurrence, end)) {
    if (duty.due_at && pause.from > *duty.due_at) return false;
    if (!pause.until) {
      tell(asked, duty, [&] { return "The clock stands still since " + moment_words(pause.from); });
      return true;
    }
    tell(asked, duty, [&] {
      return fmt::format("The clock stood still from {} to {}", moment_words(pause.from),
                         moment_words(*pause.until));
    });
    const auto push = [&](MaybeInstant& limit, Unit unit) {
      if (limit && pause.from <= *limit)
        limit = pushed_on(asked, unit, *limit, pause.from, *pause.until, known_on);
    };
    push(duty.due_at, unit_of(asked.card.time));
    push(duty.prompt_at, asked.card.remind ? asked.card.remind->amount.unit : Unit::days);
  }
  return false;
}

void close_met(const Question& asked, const Told::One& happening, Duty& duty) {
  const auto when = happening->at.to;
  duty.state = duty.due_at && when > *duty.due_at ? State::met_late : State::met;
  duty.discharged_at = when;
  tell(asked, duty, [&] {
    return fmt::format("Met {}: {}", span_words(happening->at),
                       words_for(asked.card.met_by, happening, asked.told));
  });
  if (!happening->at.is_exact())
    tell(asked, duty, [&] { return std::string("The latest of these moments counts"); });
}

std::string_view words_for_stop(const Question& asked, const Told::One& happening) {
  const auto& childhood = asked.cards.childhood.ends_if;
  if (is_said_by(asked.card.stops_if, happening, asked.told))
    return words_for(asked.card.stops_if, happening, asked.told);
  if (is_said_by(childhood, happening, asked.told))
    return words_for(childhood, happening, asked.told);
  return "responsibility passed to another nation";
}

/// What ended before it was due is cancelled; what was already late stays a failure.
template <class Why>
void close_unmet(const Question& asked, Why why, const Told::One& happening, Duty& duty) {
  const auto when = happening->at.to;
  duty.state = duty.due_at && when > *duty.due_at ? State::lapsed : State::cancelled;
  duty.ended_at = when;
  tell(asked, duty, [&] { return fmt::format("Ended {}: {}", span_words(happening->at), why()); });
}

void close_superseded(const Question& asked, const Told::One& happening, Duty& duty) {
  duty.state = State::superseded;
  duty.ended_at = happening->at.to;
  duty.by = asked.card.gives_way_to;
  tell(asked, duty, [&] {
    return fmt::format("Gave way {}: {}", span_words(happening->at),
                       words_for(asked.card.gives_way_if, happening, asked.told));
  });
}

void close_breached(const Question& asked, const Told::One& happening, Duty& duty) {
  duty.state = State::breached;
  duty.breached_at = happening->at.to;
  tell(asked, duty, [&] {
    return fmt::format("Breached {}: {}", span_words(happening->at),
                       words_for(asked.card.breached_by, happening, asked.told));
  });
}

void close(const Question& asked, const Ending& end, Duty& duty) {
  const auto& happening = end.happening;
  switch (end.how) {
    case Ending::How::met:
      return close_met(asked, happening, duty);
    case Ending::How::breached:
      return close_breached(asked, happening, duty);
    case Ending::How::skipped:
      return close_unmet(
          asked, [&] { return words_for(asked.card.skipped_by, happening, asked.told); }, happening,
          duty);
    case Ending::How::stopped:
      return close_unmet(asked, [&] { return words_for_stop(asked, happening); }, happening, duty);
    case Ending::How::gave_way:
      return close_superseded(asked, happening, duty);
  }
}

/// The next moment at which it changes by itself.
void wake(const Question& asked, MaybeInstant over_at, Duty& duty) {
  const auto at = [&](MaybeInstant change) {
    if (change && *change > asked.now)
      duty.wake_up = std::min(duty.wake_up.value_or(*change), *change);
  };
  const auto just_after = [](MaybeInstant moment) {
    return moment ? MaybeInstant(*moment + Seconds(1)) : moment;
  };
  at(just_after(duty.due_at));
  at(just_after(duty.prompt_at));
  at(over_at);
  if (asked.card.age == Age::child) at(asked.life.comes_of_age);
}

void leave_open(const Question& asked, const Limits& counted, bool stands_still, Duty& duty) {
  if (counted.over_at && *counted.over_at <= asked.now) {
    duty.state = State::met;
    duty.discharged_at = counted.over_at;
    tell(asked, duty, [&] { return "It has run its course " + moment_words(*counted.over_at); });
    return;
  }
  if (stands_still) {
    duty.state = State::suspended;
    duty.due_at.reset();
    duty.prompt_at.reset();
    return;
  }
  duty.state = duty.due_at && asked.now > *duty.due_at ? State::overdue : State::open;
  wake(asked, counted.over_at, duty);
}

/// The card's words for what started it.
std::string_view words_that_start(const Question& asked, const Told::One& trigger) {
  for (const auto* phrases : {&asked.card.when, &asked.card.revives_if})
    for (const auto& phrase : *phrases)
      if (is_said_by(phrase, trigger, asked.told)) return phrase.words;
  return "the person is found to be a child after all";
}

/// The duty as `trigger` starts it, and no further.
Duty& started(const Question& asked, const Told::One& trigger, std::vector<Duty>& answers) {
  auto& duty = answers.emplace_back(&asked.card);
  duty.trigger = trigger->at.from;
  if (trigger.episode != 0) duty.episode = value_of(*trigger, "episode");
  tell(asked, duty, [&] {
    return fmt::format("Started {}: {}", span_words(trigger->at), words_that_start(asked, trigger));
  });
  if (!trigger->at.is_exact())
    tell(asked, duty,
         [&] { return std::string("The time is counted from the earliest of these moments"); });
  return duty;
}

void answer_occurrence(const Question& asked, const Occurrence& occurrence,
                       const std::optional<Ending>& end, std::vector<std::string> left,
                       std::vector<Duty>& answers) {
  auto& duty = started(asked, occurrence.trigger, answers);
  if (asked.card.again) duty.occurrence = occurrence.number;
  const auto until = end ? end->happening->at.to : asked.now;
  const auto counted = limits(asked, occurrence, until, asked.explains ? &duty.working : nullptr);
  if (!counted) {
    duty.state = State::undetermined;
    duty.lacks.push_back("calendar");
    tell(asked, duty, [&] { return counted.error().says; });
    return;
  }
  // A prohibition has no time by which it is late.
  duty.due_at = counted->due_at;
  duty.not_before = counted->not_before;
  duty.floor_ends = counted->floor_ends;
  duty.prompt_at = counted->prompt_at;
  const bool stands_still =
      !asked.card.paused_by.empty() && stand_still(asked, occurrence, until, duty);
  if (end && !(counted->over_at && *counted->over_at <= end->happening->at.to)) {
    close(asked, *end, duty);
  } else if (counted->not_known != nullptr) {
    duty.state = State::undetermined;
    duty.lacks = lacking(*counted->not_known, asked.story);
  } else {
    leave_open(asked, *counted, stands_still, duty);
    if (!asked.card.to_each.empty()) duty.to_tell = std::move(left);
  }
}

}  // namespace

void answer_undetermined(const Question& asked, const Told::One& trigger,
                         std::vector<std::string> lacks, std::vector<Duty>& answers) {
  auto& duty = started(asked, trigger, answers);
  duty.state = State::undetermined;
  tell(asked, duty, [&] {
    return fmt::format("Whether it applies cannot be said, as this is not known: {}",
                       fmt::join(lacks, ", "));
  });
  duty.lacks = std::move(lacks);
}

void answer_trigger(const Question& asked, const Told::One& starts, std::vector<int>& spent,
                    std::vector<Duty>& answers) {
  const auto* stopped = stopped_by(asked, starts);
  MaybeInstant last_met;
  auto from = starts->at.from;
  auto day = starts.day;
  for (int number = 1;; ++number) {
    const Occurrence occurrence{starts, from, day, number, last_met};
    auto meeting = met_by(asked, occurrence);
    const auto end = ending(asked, occurrence, meeting.happening, stopped);
    auto may = may_take_over(asked, occurrence);
    if (may.answer == Answer::not_known)
      return answer_undetermined(asked, starts, std::move(may.lacks), answers);
    if (may.answer == Answer::yes && !taken_over_by(asked, occurrence))
      answer_occurrence(asked, occurrence, end, std::move(meeting.left), answers);
    const auto& again = asked.card.again;
    const bool goes_on = end && (end->how == Ending::How::met || end->how == Ending::How::skipped);
    if (!again || !goes_on || number == again->times_in_all) return;
    last_met = end->happening->at.to;
    if (stopped != nullptr && (*stopped)->at.to <= *last_met) return;
    spent.push_back(end->happening.place);
    from = end->happening->at.from;
    day = end->happening.day;
  }
}

}  // namespace haven::guidelines
