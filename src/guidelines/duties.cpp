#include "guidelines/duties.h"

#include <algorithm>
#include <array>
#include <set>
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
bool is_revived(const Question& asked, const Happening& happening, std::span<const Duty> answers) {
  const bool by_card = is_said_by(asked.card.revives_if, happening, asked.told);
  if (!by_card && !begins_childhood(asked, happening)) return false;
  return std::ranges::any_of(answers, [&](const Duty& duty) {
    if (!duty.ended_at || *duty.ended_at >= happening.at.from) return false;
    if (by_card) return duty.state == State::cancelled || duty.state == State::lapsed;
    return duty.state == State::cancelled &&
           std::ranges::any_of(asked.told.all(), [&](const Happening* one) {
             return one->at.to == *duty.ended_at && ends_childhood(asked, *one);
           });
  });
}

/// What starts the duty, or may start it again, in order.
std::vector<const Happening*> triggers(const Question& asked) {
  if (asked.card.when_the_later_of) {
    const Happening* last = nullptr;
    for (const auto& phrase : asked.card.when) {
      const auto found = said_by({phrase}, asked.told);
      if (found.empty()) return {};
      if (!last || is_before(*last, *found.front())) last = found.front();
    }
    return {last};
  }
  auto found = said_by(asked.card.when, asked.told);
  const auto add = [&](const std::vector<Phrase>& phrases) {
    for (const auto* one : said_by(phrases, asked.told))
      if (std::ranges::find(found, one) == found.end()) found.push_back(one);
  };
  add(asked.card.revives_if);
  if (asked.card.age == Age::child) add(asked.cards.childhood.begins_if);
  std::ranges::sort(found, [](const auto* a, const auto* b) { return is_before(*a, *b); });
  return found;
}

/// Answers one trigger; says why not, when there is no answer.
std::string answer_one(const Question& asked, const Happening& trigger,
                       std::set<const Happening*>& spent, std::vector<Duty>& answers) {
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
    answer_trigger(asked, trigger, spent, answers);
  return answers.size() == before ? "Another card stands in its place" : "";
}

/// Whether a card that nothing has started is worth naming: it extends to the nation that is
/// responsible for the child, or to one that the child has lived in.
bool concerns(const Question& asked) {
  if (extends(asked, asked.now) == Answer::yes) return true;
  return std::ranges::any_of(asked.told.all(), [&](const Happening* one) {
    const auto place = one->fields.find("located_in");
    const auto nation = place == one->fields.end() ? std::nullopt : nation_of_code(place->second);
    return nation && std::ranges::find(asked.card.extent, *nation) != asked.card.extent.end();
  });
}

void answer(const Question& asked, std::vector<Duty>& answers) {
  std::string why_not = "Nothing has happened that starts it";
  std::set<const Happening*> spent;
  const auto before = answers.size();
  for (const auto* trigger : triggers(asked)) {
    if (spent.contains(trigger)) continue;
    const bool starts = is_said_by(asked.card.when, *trigger, asked.told);
    if (!starts && !is_revived(asked, *trigger, std::span(answers).subspan(before))) continue;
    auto reason = answer_one(asked, *trigger, spent, answers);
    if (!reason.empty()) why_not = std::move(reason);
  }
  if (answers.size() == before && concerns(asked))
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

std::vector<Duty> duties_under(const Card& card, const Story& story, const Cards& cards,
                               Instant now) {
  std::vector<Duty> answers;
  const Told told(story, cards.worked_out, now, std::nullopt);
  answer({card, cards, story, told, now, london_day(now)}, answers);
  return answers;
}

std::optional<Instant> next_change(const Story& story, const Cards& cards,
                                   std::span<const Duty> answers, Instant now) {
  auto next = next_worked_out(story, cards.worked_out, now);
  for (const auto& duty : answers)
    if (duty.wake_up) next = std::min(next.value_or(*duty.wake_up), *duty.wake_up);
  return next;
}

std::vector<Duty> duties(const Story& story, const Cards& cards, Instant now,
                         std::optional<Instant> known_at) {
  std::vector<Duty> answers;
  const Told told(story, cards.worked_out, now, known_at);
  const auto known_on = london_day(known_at.value_or(now));
  for (const auto& card : cards.all) answer({*card, cards, story, told, now, known_on}, answers);
  return answers;
}

}  // namespace haven::guidelines
