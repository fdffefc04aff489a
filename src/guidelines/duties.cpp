#include "guidelines/duties.h"

#include <algorithm>
#include <array>
#include <span>

#include "guidelines/occurrences.h"
#include "guidelines/reach.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

Duty not_applicable(const Question& asked, std::string because) {
  Duty duty;
  duty.card = &asked.card;
  duty.working.push_back(std::move(because));
  return duty;
}

/// Whether what was ended before is to start again: cancelled by what is now taken back.
bool is_revived(const Question& asked, const Told::One& one, std::span<const Duty> answers) {
  const bool by_card = is_said_by(asked.card.revives_if, one, asked.told);
  return std::ranges::any_of(answers, [&](const Duty& duty) {
    if (!duty.ended_at || *duty.ended_at >= one->at.from) return false;
    if (by_card) return duty.state == State::cancelled || duty.state == State::lapsed;
    return duty.state == State::cancelled &&
           std::ranges::any_of(asked.life.childhood_ends,
                               [&](const Told::One& end) { return end->at.to == *duty.ended_at; });
  });
}

/// What completes the things that must all have happened.
std::vector<Told::One> completing(const Question& asked) {
  std::optional<Told::One> last;
  for (const auto& phrase : asked.card.when) {
    const auto first =
        first_said_by({&phrase, 1}, asked.told, [](const Told::One&) { return true; });
    if (!first) return {};
    if (!last || last->place < first->place) last = first;
  }
  return {*last};
}

/// What starts the duty, or may start it again, in order.
std::vector<Told::One> triggers(const Question& asked) {
  if (asked.card.when_the_later_of) return completing(asked);
  auto found = said_by(asked.card.when, asked.told);
  const auto add = [&](std::span<const Told::One> more) {
    for (const auto& one : more)
      if (std::ranges::find(found, one.place, &Told::One::place) == found.end())
        found.push_back(one);
  };
  if (found.empty()) return found;
  add(said_by(asked.card.revives_if, asked.told));
  if (asked.card.age == Age::child) add(asked.life.childhood_begins);
  std::ranges::sort(found, {}, &Told::One::place);
  return found;
}

/// Answers one trigger; says why not, when there is no answer.
std::string answer_one(const Question& asked, const Told::One& starts, std::vector<int>& spent,
                       std::vector<Duty>& answers) {
  const Happening& trigger = *starts;
  const auto at = trigger.at.from;
  if (!in_force(asked.card.in_force, at))
    return "The card was not in force on the day it would have started";
  const auto reach = extends(asked, at);
  if (reach == Answer::no) return "The child was another nation's on that day";
  if (asked.card.age == Age::child && !is_child(asked, at)) return "The person was no child then";
  auto whether = applies(asked, trigger);
  if (whether.answer == Answer::no) return whether.because;
  const auto before = answers.size();
  if (reach == Answer::not_known)
    answers.push_back(undetermined(asked, trigger, {"nation"}));
  else if (whether.answer == Answer::not_known)
    answers.push_back(undetermined(asked, trigger, std::move(whether.lacks)));
  else
    answer_trigger(asked, starts, spent, answers);
  return answers.size() == before ? "Another card stands in its place" : "";
}

/// Whether a card that nothing has started is worth naming: it extends to the nation that is
/// responsible for the child, or to one that the child has lived in.
bool concerns(const Question& asked) {
  if (extends(asked, asked.now) == Answer::yes) return true;
  return std::ranges::any_of(asked.told.all(), [&](const Told::One& one) {
    const auto place = one->fields.find("located_in");
    const auto nation = place == one->fields.end() ? std::nullopt : nation_of_code(place->second);
    return nation && std::ranges::find(asked.card.extent, *nation) != asked.card.extent.end();
  });
}

void answer(const Question& asked, std::vector<Duty>& answers) {
  std::string why_not = "Nothing has happened that starts it";
  std::vector<int> spent;
  const auto before = answers.size();
  for (const auto& trigger : triggers(asked)) {
    if (std::ranges::find(spent, trigger.place) != spent.end()) continue;
    const bool starts = is_said_by(asked.card.when, trigger, asked.told);
    if (!starts && !is_revived(asked, trigger, std::span(answers).subspan(before))) continue;
    auto reason = answer_one(asked, trigger, spent, answers);
    if (!reason.empty()) why_not = std::move(reason);
  }
  if (asked.explains && answers.size() == before && concerns(asked))
    answers.push_back(not_applicable(asked, std::move(why_not)));
}

std::vector<Duty> answer_all(const Story& story, const Cards& cards, Instant now,
                             std::optional<Instant> known_at, bool explains) {
  std::vector<Duty> answers;
  const Told told(story, cards.phrases.names(), cards.worked_out, now, known_at);
  const Life life(story, cards, told);
  const auto known_on = london_day(known_at.value_or(now));
  for (const auto& card : cards.all)
    answer({*card, cards, story, told, life, now, known_on, explains}, answers);
  return answers;
}

}  // namespace

std::string_view name_of(State state) {
  /// In the order of State.
  constexpr std::array<std::string_view, 11> names = {
      "open",   "overdue",   "met",      "met-late",       "cancelled",   "superseded",
      "lapsed", "suspended", "breached", "not-applicable", "undetermined"};
  return names[static_cast<std::size_t>(state)];
}

std::vector<Duty> duties_under(const Card& card, const Story& story, const Cards& cards,
                               Instant now) {
  std::vector<Duty> answers;
  const Told told(story, cards.phrases.names(), cards.worked_out, now, std::nullopt);
  const Life life(story, cards, told);
  answer({card, cards, story, told, life, now, london_day(now), true}, answers);
  return answers;
}

std::optional<Instant> next_change(const Story& story, const Cards& cards,
                                   std::span<const Duty> answers, Instant now) {
  auto next = next_worked_out(story, cards.phrases.names(), cards.worked_out, now);
  for (const auto& duty : answers)
    if (duty.wake_up) next = std::min(next.value_or(*duty.wake_up), *duty.wake_up);
  return next;
}

std::vector<Duty> duties(const Story& story, const Cards& cards, Instant now,
                         std::optional<Instant> known_at) {
  return answer_all(story, cards, now, known_at, true);
}

std::vector<Duty> states(const Story& story, const Cards& cards, Instant now) {
  return answer_all(story, cards, now, std::nullopt, false);
}

}  // namespace haven::guidelines
