#include "guidelines/reach.h"

#include <algorithm>
#include <iterator>

#include "guidelines/limits.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// What transfers legal responsibility for a child, and the field that names the nation.
constexpr std::string_view legal_transfer = "nts.transferred";
constexpr std::string_view nation_field = "nation";

std::optional<Nation> nation_in(const Happening& transfer) {
  const auto found = transfer.fields.find(nation_field);
  return found == transfer.fields.end() ? std::nullopt : nation_of_code(found->second);
}

std::optional<Nation> nation_at(const Question& asked, Instant at) {
  auto nation = nation_of_code(fact(asked.story, "nation").value_or(""));
  for (const auto* transfer : asked.told.of(legal_transfer))
    if (transfer->at.from <= at)
      if (const auto to = nation_in(*transfer)) nation = to;
  return nation;
}

bool is_among(const std::vector<Nation>& nations, Nation nation) {
  return std::ranges::find(nations, nation) != nations.end();
}

bool is_everywhere(const Card& card) { return card.extent.size() == all_nations.size(); }

/// Whether all that stands under "if on its last day" holds on the day that `other` would be due.
Applies on_last_day(const Question& asked, const Card& other, const TakesOver& takes_over,
                    const Occurrence& occurrence) {
  Applies result;
  if (takes_over.if_on_last_day.empty()) return result;
  const Question of_other{other, asked.cards, asked.story, asked.told, asked.now, asked.known_on};
  const auto counted = limits(of_other, occurrence, asked.now);
  if (!counted || !counted->due_at) return {Answer::no, {}, {}};
  const auto known = of_other.known(&occurrence.trigger, asked.now);
  for (const auto& phrase : takes_over.if_on_last_day) {
    const auto answer = holds(phrase, known, *counted->due_at);
    if (answer == Answer::no) return {Answer::no, {}, {}};
    if (answer == Answer::yes) continue;
    result.answer = Answer::not_known;
    std::ranges::move(lacking(phrase, asked.story), std::back_inserter(result.lacks));
  }
  return result;
}

}  // namespace

Answer extends(const Question& asked, Instant at) {
  if (is_everywhere(asked.card)) return Answer::yes;
  const auto nation = nation_at(asked, at);
  if (!nation) return Answer::not_known;
  return is_among(asked.card.extent, *nation) ? Answer::yes : Answer::no;
}

bool ends_childhood(const Question& asked, const Happening& happening) {
  return asked.card.age == Age::child &&
         is_said_by(asked.cards.childhood.ends_if, happening, asked.told);
}

bool begins_childhood(const Question& asked, const Happening& happening) {
  return asked.card.age == Age::child &&
         is_said_by(asked.cards.childhood.begins_if, happening, asked.told);
}

bool is_child(const Question& asked, Instant at) {
  bool answer = true;
  for (const auto* one : said_by(asked.cards.childhood.ends_if, asked.told))
    if (one->at.to <= at) answer = false;
  if (answer) return true;
  const auto last = [&](const std::vector<Phrase>& phrases) {
    const Happening* found = nullptr;
    for (const auto* one : said_by(phrases, asked.told))
      if (one->at.to <= at) found = one;
    return found;
  };
  const auto* begun = last(asked.cards.childhood.begins_if);
  return begun != nullptr && is_before(*last(asked.cards.childhood.ends_if), *begun);
}

const Happening* leaves_reach(const Question& asked, const Happening& trigger) {
  const Happening* first = nullptr;
  const auto take = [&](const Happening* one) {
    if (one->at.from > trigger.at.from && (!first || is_before(*one, *first))) first = one;
  };
  if (asked.card.age == Age::child)
    for (const auto* one : said_by(asked.cards.childhood.ends_if, asked.told)) take(one);
  if (!is_everywhere(asked.card))
    for (const auto* transfer : asked.told.of(legal_transfer))
      if (const auto to = nation_in(*transfer); to && !is_among(asked.card.extent, *to))
        take(transfer);
  return first;
}

Applies applies(const Question& asked, const Happening& starter) {
  Applies result;
  const auto known = asked.known(&starter, asked.now);
  const auto weigh = [&](const Phrase& condition, Answer wanted) {
    const auto answer = holds(condition, known, starter.at.from);
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
  for (const auto& condition : asked.card.if_all) weigh(condition, Answer::yes);
  for (const auto& condition : asked.card.unless) weigh(condition, Answer::no);
  return result;
}

const Card* taken_over_by(const Question& asked, const Occurrence& occurrence) {
  const auto takers = asked.cards.takers.find(asked.card.id);
  if (takers == asked.cards.takers.end()) return nullptr;
  for (const auto* card : takers->second) {
    const Question of_other{*card, asked.cards, asked.story, asked.told, asked.now, asked.known_on};
    const auto at = occurrence.trigger.at.from;
    if (extends(of_other, at) == Answer::yes && in_force(card->in_force, at) &&
        (card->age != Age::child || is_child(of_other, at)) &&
        applies(of_other, occurrence.trigger).answer == Answer::yes &&
        on_last_day(asked, asked.card, *card->takes_over, occurrence).answer == Answer::yes)
      return card;
  }
  return nullptr;
}

Applies may_take_over(const Question& asked, const Occurrence& occurrence) {
  const auto& takes_over = asked.card.takes_over;
  if (!takes_over || takes_over->if_on_last_day.empty()) return {};
  const auto other = asked.cards.find(takes_over->from);
  return other ? on_last_day(asked, *other, *takes_over, occurrence) : Applies{Answer::no, {}, {}};
}

bool in_force(const InForce& edition, Instant start) {
  const auto day = london_day(start);
  return edition.is_yet && (!edition.from || *edition.from <= day) &&
         (!edition.to || day <= *edition.to);
}

}  // namespace haven::guidelines
