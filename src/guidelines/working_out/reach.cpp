#include "guidelines/working_out/reach.h"

#include <algorithm>
#include <iterator>

#include "guidelines/working_out/limits.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

constexpr std::string_view nation_field = "nation";

std::optional<Nation> nation_in(const Happening& transfer) {
  const auto found = transfer.fields.find(nation_field);
  return found == transfer.fields.end() ? std::nullopt : nation_of_code(found->second);
}

std::optional<Nation> nation_at(const Question& asked, Instant at) {
  auto nation = asked.life.nation;
  for (const auto& transfer : asked.life.transfers)
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
  const auto of_other = asked.of(other);
  const auto counted = limits(of_other, occurrence, asked.now);
  if (!counted || !counted->due_at) return {Answer::no, {}, {}};
  const auto known = of_other.known(occurrence.trigger.happening, asked.now);
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

Life::Life(const PlainStory& story, const Cards& cards, const Told& told)
    : nation(nation_of_code(fact(story, "nation").value_or(""))),
      childhood_ends(said_by(cards.childhood.ends_if, told)),
      childhood_begins(said_by(cards.childhood.begins_if, told)) {
  transfers.assign(told.of(Names::transfer).begin(), told.of(Names::transfer).end());
  if (const auto& born = told.born())
    comes_of_age = start_of(birthday(*born, cards.childhood.ends_at()));
}

Answer extends(const Question& asked, Instant at) {
  if (is_everywhere(asked.card)) return Answer::yes;
  const auto nation = nation_at(asked, at);
  if (!nation) return Answer::not_known;
  return is_among(asked.card.extent, *nation) ? Answer::yes : Answer::no;
}

bool is_child(const Question& asked, Instant at) {
  const auto last_of = [at](const std::vector<Told::One>& list) {
    int place = -1;
    for (const auto& one : list)
      if (one->at.to <= at) place = one.place;
    return place;
  };
  const int ended = last_of(asked.life.childhood_ends);
  return ended < 0 || last_of(asked.life.childhood_begins) > ended;
}

const Told::One* leaves_reach(const Question& asked, const Told::One& trigger) {
  const Told::One* first = nullptr;
  const auto take = [&](const Told::One& one) {
    if (one->at.from > trigger->at.from && (first == nullptr || one.place < first->place))
      first = &one;
  };
  if (asked.card.age == Age::child)
    for (const auto& one : asked.life.childhood_ends) take(one);
  if (!is_everywhere(asked.card))
    for (const auto& transfer : asked.life.transfers)
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
    result = {Answer::no, asked.explains ? verdict + condition.words : std::string(), {}};
  };
  for (const auto& condition : asked.card.if_all) weigh(condition, Answer::yes);
  for (const auto& condition : asked.card.unless) weigh(condition, Answer::no);
  return result;
}

const Card* taken_over_by(const Question& asked, const Occurrence& occurrence) {
  for (const auto* card : asked.cards.takers.at(asked.card.number)) {
    const auto of_other = asked.of(*card);
    const auto at = occurrence.trigger->at.from;
    if (extends(of_other, at) == Answer::yes && in_force(card->in_force, occurrence.trigger.day) &&
        (card->age != Age::child || is_child(of_other, at)) &&
        applies(of_other, *occurrence.trigger).answer == Answer::yes &&
        on_last_day(asked, asked.card, *card->takes_over, occurrence).answer == Answer::yes)
      return card;
  }
  return nullptr;
}

Applies may_take_over(const Question& asked, const Occurrence& occurrence) {
  const auto& takes_over = asked.card.takes_over;
  if (!takes_over || takes_over->if_on_last_day.empty()) return {};
  const auto* other = asked.cards.taken_from.at(asked.card.number);
  return other ? on_last_day(asked, *other, *takes_over, occurrence) : Applies{Answer::no, {}, {}};
}

bool in_force(const InForce& edition, Date day) {
  return edition.is_yet && (!edition.from || *edition.from <= day) &&
         (!edition.to || day <= *edition.to);
}

}  // namespace haven::guidelines
