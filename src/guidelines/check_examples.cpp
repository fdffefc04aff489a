#include "guidelines/check_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "guidelines/reading/examples.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// "Mon 30 Mar 2026 19:00"; the day alone for its end.
std::string moment_as_written(Instant moment) {
  const auto face = in_london(moment);
  auto day = to_short_words(face.day);
  if (moment == end_of(face.day)) return day;
  return fmt::format("{} {:02}:{:02}", day, face.hour(), face.minute());
}

std::optional<Instant> since(const Duty& duty) {
  if (duty.breached_at) return duty.breached_at;
  return duty.discharged_at ? duty.discharged_at : duty.ended_at;
}

std::vector<std::string> sorted(std::vector<std::string> words) {
  std::ranges::sort(words);
  return words;
}

/// Whether the duty is all that the row says; what the row does not say may be anything.
bool is_as_said(const Example& row, const Duty& duty) {
  if (duty.state != row.state) return false;
  if (row.due && duty.due_at != row.due) return false;
  if (row.remind && duty.prompt_at != row.remind) return false;
  if (row.not_before && duty.not_before != row.not_before) return false;
  if (row.floor && duty.floor_ends != row.floor) return false;
  if (row.since && since(duty) != row.since) return false;
  if (!row.to_tell.empty() && duty.to_tell != row.to_tell) return false;
  return row.lacks.empty() || std::ranges::includes(sorted(duty.lacks), sorted(row.lacks));
}

std::optional<Problem> check_row(const Example& row, const Card& card, const Cards& cards) {
  const auto found = duties_under(card, row.story, cards, row.asked_on);
  const auto here = line_words(row.line);
  if (!row.which && found.size() != 1)
    return Problem{fmt::format("There are {} duties: begin the last column with a number, 1 for "
                               "the oldest",
                               found.size()),
                   here};
  const auto which = static_cast<std::size_t>(row.which.value_or(1));
  if (which < 1 || which > found.size())
    return Problem{fmt::format("There is no duty {}: there are {}", which, found.size()), here};
  const auto& duty = found[which - 1];
  if (is_as_said(row, duty)) return std::nullopt;
  return Problem{fmt::format("By the card the duty is {}", row_words(duty)), here};
}

bool has_limit(const Card& card) {
  const auto& time = card.time;
  return card.asks != Asks::refrain && !std::holds_alternative<Continuing>(time) &&
         !std::holds_alternative<Until>(time) &&
         (!std::holds_alternative<Promptly>(time) || (card.again && card.again->within));
}

/// The states a card can reach, by what its labels allow.
std::vector<State> reachable(const Card& card) {
  if (!card.in_force.is_yet) return {State::not_applicable};
  std::vector<State> states = {State::open};
  const auto add = [&](bool can, std::initializer_list<State> more) {
    if (can) states.insert(states.end(), more);
  };
  // What is breached by the very event that starts it is never open.
  if (card.asks == Asks::refrain) states = {State::breached};
  add(!card.met_by.empty() || std::holds_alternative<Until>(card.time), {State::met});
  add(has_limit(card), {State::overdue, State::met_late});
  add(!card.stops_if.empty() || !card.skipped_by.empty(), {State::cancelled});
  // What an event brings about is rarely ended after it: a limit of days alone must be shown
  // lapsed.
  add(!card.stops_if.empty() && has_limit(card) && !std::holds_alternative<Before>(card.time),
      {State::lapsed});
  add(!card.gives_way_if.empty(), {State::superseded});
  add(!card.paused_by.empty(), {State::suspended});
  const auto of_facts = [](const Phrase& phrase) {
    return std::ranges::any_of(phrase.meanings, [](const Meaning& meaning) {
      return meaning.kind == Meaning::Kind::fact || meaning.kind == Meaning::Kind::age ||
             meaning.kind == Meaning::Kind::share;
    });
  };
  const bool has_conditions = !card.if_all.empty() || !card.unless.empty();
  add(has_conditions, {State::not_applicable});
  add(std::ranges::any_of(card.if_all, of_facts) || std::ranges::any_of(card.unless, of_facts),
      {State::undetermined});
  return states;
}

void check_states(const Card& card, std::vector<Problem>& problems) {
  for (const auto state : reachable(card))
    if (std::ranges::find(card.examples, state, &Example::state) == card.examples.end())
      problems.push_back({fmt::format("No example shows the duty {}", name_of(state)), card.part});
}

/// Whether a row of this card, in whichever part, is about a phrase of this kind and short word.
bool is_shown(const Phrase& phrase, const Card& card, const Cards& cards) {
  const auto shows = [&](const Card& part) {
    return std::ranges::any_of(part.examples, [&](const Example& example) {
      return example.phrases.contains(phrase.words);
    });
  };
  if (shows(card)) return true;
  return std::ranges::any_of(cards.all,
                             [&](const auto& part) { return part->id == card.id && shows(*part); });
}

void check_phrases(const Card& card, const Cards& cards, std::vector<Problem>& problems) {
  for (const auto* phrase : card.phrases()) {
    // Of what is worked out from a birth date, a row shows only what it brings about.
    const auto kind = phrase->meanings.front().kind;
    const bool is_of_birth = kind == Meaning::Kind::birthday || kind == Meaning::Kind::age;
    if (!phrase->short_word.empty() && !is_of_birth && !is_shown(*phrase, card, cards))
      problems.push_back({fmt::format("No example shows \"{}\"", phrase->words), ""});
  }
}

}  // namespace

std::string row_words(const Duty& duty) {
  std::string text(state_words[static_cast<std::size_t>(duty.state)]);
  if (const auto moment = since(duty)) text += " " + moment_as_written(*moment);
  if (duty.due_at) text += ", due " + moment_as_written(*duty.due_at);
  if (duty.not_before) text += ", not before " + moment_as_written(*duty.not_before);
  if (duty.floor_ends) text += ", floor " + moment_as_written(*duty.floor_ends);
  if (duty.prompt_at) text += ", remind " + moment_as_written(*duty.prompt_at);
  for (const auto& name : duty.lacks) text += ": " + name;
  for (const auto& who : duty.to_tell) text += ": " + who;
  return text;
}

std::vector<Problem> check_examples(const Card& card, const Cards& cards) {
  std::vector<Problem> problems;
  for (const auto& row : card.examples)
    if (auto found = check_row(row, card, cards)) problems.push_back(std::move(*found));
  check_states(card, problems);
  check_phrases(card, cards, problems);
  return problems;
}

}  // namespace haven::guidelines
