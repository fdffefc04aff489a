#include "guidelines/duties.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "guidelines/meaning.h"
#include "guidelines/occurrences.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

bool in_force(const InForce& edition, Instant start) {
  const auto day = london_day(start);
  return (!edition.from || *edition.from <= day) && (!edition.to || day <= *edition.to);
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
