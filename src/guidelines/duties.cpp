#include "guidelines/duties.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "guidelines/count.h"
#include "guidelines/meaning.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// Discharges the duty named in its field "duty", whatever the card says under Met by.
constexpr std::string_view discharged_by_name = "duty.discharged";

/// What one card is asked.
struct Question {
  const std::shared_ptr<const Card>& card;
  const Story& story;
  const Told& told;
  const Calendars& calendars;
  Instant now;
  Date known_on;
};

/// How one occurrence ended: with the first of these that happened.
struct Ending {
  State state;
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

bool in_force(const InForce& edition, Instant start) {
  const auto day = london_day(start);
  return (!edition.from || *edition.from <= day) && (!edition.to || day <= *edition.to);
}

bool discharges(const Question& asked, const Happening& happening) {
  if (is_said_by(asked.card->met_by, happening, asked.told)) return true;
  const auto duty = happening.fields.find("duty");
  return happening.type == discharged_by_name && duty != happening.fields.end() &&
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

/// The first ending in the order of the story. Happenings at one moment: being met comes first.
std::optional<Ending> ending(const Question& asked, const Occurrence& occurrence) {
  std::optional<Ending> first;
  for (const auto* happening : asked.told) {
    if (first && happening->at.to > first->happening->at.to) break;
    if (can_meet(occurrence, *happening) && discharges(asked, *happening))
      return Ending{State::met, happening};
    if (!first && stops(asked, occurrence.trigger, *happening))
      first = Ending{State::cancelled, happening};
  }
  return first;
}

/// The first happening before `end`, in time for `due`, that leaves the duty to its next
/// occurrence.
const Happening* gives_way(const Question& asked, const Occurrence& occurrence,
                           const std::optional<Ending>& end, std::optional<Instant> due) {
  for (const auto* happening : asked.told) {
    if (end && happening->at.to >= end->happening->at.to) return nullptr;
    if (due && happening->at.to > *due) return nullptr;
    if (happening->at.from > occurrence.from &&
        is_said_by(asked.card->gives_way_if, *happening, asked.told))
      return happening;
  }
  return nullptr;
}

/// Counts the limit and the reminder. A closed duty is counted with the holidays that were known
/// of as it closed, so a day proclaimed later never moves it. False: the calendar ends too soon.
bool count_times(const Question& asked, const Occurrence& occurrence, Date known_on, Duty& duty) {
  const auto* calendar = calendar_of(asked);
  if (const auto amount = limit(*asked.card, occurrence.number)) {
    auto due = count(*amount, occurrence.from, calendar, known_on);
    if (!due) {
      duty.state = State::undetermined;
      duty.working.push_back(due.error().says);
      duty.lacks.push_back("calendar");
      return false;
    }
    duty.due_at = due->at;
    std::ranges::move(due->working, std::back_inserter(duty.working));
  } else if (const auto* promptly = std::get_if<Promptly>(&asked.card->time)) {
    duty.working.push_back(fmt::format("The source sets no number: {}", promptly->words));
  }
  if (const auto amount = reminder(*asked.card, occurrence.number))
    if (const auto prompt = count(*amount, occurrence.from, calendar, known_on)) {
      duty.prompt_at = prompt->at;
      duty.working.push_back(
          fmt::format("Haven reminds at {}; that is no limit", moment_words(prompt->at)));
    }
  return true;
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

Duty occurrence_of(const Question& asked, const Occurrence& occurrence,
                   const std::optional<Ending>& end) {
  auto duty = started(asked, occurrence.trigger);
  if (asked.card->again) duty.occurrence = occurrence.number;
  const auto known_on =
      end ? std::min(asked.known_on, london_day(end->happening->at.to)) : asked.known_on;
  if (!count_times(asked, occurrence, known_on, duty)) return duty;
  if (const auto* other = gives_way(asked, occurrence, end, duty.due_at))
    close_superseded(asked, *other, duty);
  else if (!end)
    leave_open(asked, duty);
  else if (end->state == State::met)
    close_met(asked, *end->happening, duty);
  else
    close_stopped(asked, *end->happening, duty);
  return duty;
}

bool has_stopped_by(const Question& asked, const Happening& trigger, Instant moment) {
  return std::ranges::any_of(asked.told, [&](const Happening* happening) {
    return happening->at.to <= moment && stops(asked, trigger, *happening);
  });
}

/// All occurrences that follow from one trigger; a card without a rhythm has one. Adds to `spent`
/// what met them: it does not start the duty anew.
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

struct Applies {
  Answer answer = Answer::yes;
  std::string because;
  std::vector<std::string> lacks;
};

/// One definite "no" settles it, whatever else is not known.
Applies applies(const Question& asked, Instant start) {
  Applies result;
  const auto weigh = [&](const Phrase& condition, Answer wanted) {
    const auto answer = holds(condition, asked.story, asked.told, start);
    if (answer == wanted || result.answer == Answer::no) return;
    if (answer == Answer::not_known) {
      result.answer = Answer::not_known;
      std::ranges::move(lacking(condition, asked.story), std::back_inserter(result.lacks));
      return;
    }
    const auto* verdict = wanted == Answer::yes ? "Does not apply, as this is not so: "
                                                : "Does not apply, as this is so: ";
    result = {Answer::no, verdict + condition.words, {}};
  };
  for (const auto& condition : asked.card->if_all) weigh(condition, Answer::yes);
  for (const auto& condition : asked.card->unless) weigh(condition, Answer::no);
  return result;
}

Duty undetermined(const Question& asked, const Happening& trigger, std::vector<std::string> lacks) {
  auto duty = started(asked, trigger);
  duty.state = State::undetermined;
  std::string list;
  for (const auto& name : lacks) list += (list.empty() ? "" : ", ") + name;
  duty.working.push_back("Whether it applies cannot be said, as this is not known: " + list);
  duty.lacks = std::move(lacks);
  return duty;
}

Duty not_applicable(const Question& asked, std::string because) {
  Duty duty;
  duty.card = asked.card;
  duty.working.push_back(std::move(because));
  return duty;
}

bool is_everywhere(const Card& card) { return card.extent.size() == all_nations.size(); }

/// Whether the card extends to the child's nation; not known when the nation is not.
Answer extends(const Card& card, const Story& story) {
  if (is_everywhere(card)) return Answer::yes;
  const auto nation = nation_of_code(fact(story, "nation").value_or(""));
  if (!nation) return Answer::not_known;
  const bool is_in = std::ranges::find(card.extent, *nation) != card.extent.end();
  return is_in ? Answer::yes : Answer::no;
}

void answer(const Question& asked, std::vector<Duty>& answers) {
  const auto reach = extends(*asked.card, asked.story);
  if (reach == Answer::no) return;
  std::string why_not = "Nothing has happened that starts it";
  std::set<const Happening*> spent;
  const auto before = answers.size();
  for (const auto* trigger : asked.told) {
    if (spent.contains(trigger) || !is_said_by(asked.card->when, *trigger, asked.told)) continue;
    if (!in_force(asked.card->in_force, trigger->at.from)) {
      why_not = "The card was not in force on the day it would have started";
      continue;
    }
    auto whether = applies(asked, trigger->at.from);
    if (whether.answer == Answer::no)
      why_not = whether.because;
    else if (reach == Answer::not_known)
      answers.push_back(undetermined(asked, *trigger, {"nation"}));
    else if (whether.answer == Answer::not_known)
      answers.push_back(undetermined(asked, *trigger, std::move(whether.lacks)));
    else
      answer_trigger(asked, *trigger, spent, answers);
  }
  if (answers.size() == before && reach == Answer::yes)
    answers.push_back(not_applicable(asked, std::move(why_not)));
}

}  // namespace

std::string_view name_of(State state) {
  /// In the order of State.
  constexpr std::array<std::string_view, 11> names = {
      "open",   "overdue",   "met",      "met-late",       "cancelled",   "superseded",
      "lapsed", "suspended", "breached", "not-applicable", "undetermined"};
  return names[static_cast<std::size_t>(state)];
}

std::vector<Duty> duties_under(const std::shared_ptr<const Card>& card, const Story& story,
                               const Calendars& calendars, Instant now) {
  std::vector<Duty> answers;
  answer({card, story, told(story, now, std::nullopt), calendars, now, london_day(now)}, answers);
  return answers;
}

std::vector<Duty> duties(const Story& story, const Cards& cards, Instant now,
                         std::optional<Instant> known_at) {
  std::vector<Duty> answers;
  const auto known = told(story, now, known_at);
  const auto known_on = london_day(known_at.value_or(now));
  for (const auto& card : cards.all)
    answer({card, story, known, cards.calendars, now, known_on}, answers);
  return answers;
}

}  // namespace haven::guidelines
