#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "guidelines/examples.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// "Mon 30 Mar 2026 19:00"; the day alone for its end.
std::string moment_as_written(Instant moment) {
  const auto face = in_london(moment);
  const auto day = to_short_words(face.day);
  if (moment == end_of(face.day)) return day;
  return fmt::format("{} {:02}:{:02}", day, face.hour(), face.minute());
}

std::optional<Instant> since(const Duty& duty) {
  return duty.discharged_at ? duty.discharged_at : duty.ended_at;
}

/// Whether the duty is all that the row says; what the row does not say may be anything.
bool is_as_said(const Example& row, const Duty& duty) {
  if (duty.state != row.state) return false;
  if (row.due && duty.due_at != row.due) return false;
  if (row.remind && duty.prompt_at != row.remind) return false;
  if (row.since && since(duty) != row.since) return false;
  return row.lacks.empty() || duty.lacks == std::vector{row.lacks};
}

std::optional<Problem> check_row(const Example& row, const std::shared_ptr<const Card>& card,
                                 const Calendars& calendars) {
  const auto found = duties_under(card, row.story, calendars, row.asked_on);
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

/// The states a card can reach, by what its labels allow.
std::vector<State> reachable(const Card& card) {
  std::vector<State> states = {State::open, State::met};
  const bool has_limit =
      std::holds_alternative<Within>(card.time) || (card.again && card.again->within);
  if (has_limit) states.insert(states.end(), {State::overdue, State::met_late});
  if (!card.stops_if.empty()) states.push_back(State::cancelled);
  if (!card.stops_if.empty() && has_limit) states.push_back(State::lapsed);
  if (!card.gives_way_if.empty()) states.push_back(State::superseded);
  // Only facts can head a column, so every condition of an example can be unknown.
  if (!card.if_all.empty() || !card.unless.empty())
    states.insert(states.end(), {State::not_applicable, State::undetermined});
  return states;
}

void check_states(const Card& card, std::vector<Problem>& problems) {
  for (const auto state : reachable(card))
    if (std::ranges::find(card.examples, state, &Example::state) == card.examples.end())
      problems.push_back({fmt::format("No example shows the duty {}", name_of(state)), ""});
}

void check_phrases(const Card& card, std::vector<Problem>& problems) {
  for (const auto* phrases :
       {&card.when, &card.if_all, &card.unless, &card.met_by, &card.stops_if, &card.gives_way_if})
    for (const auto& phrase : *phrases)
      if (std::ranges::none_of(card.examples, [&](const Example& example) {
            return example.phrases.contains(phrase.words);
          }))
        problems.push_back({fmt::format("No example shows \"{}\"", phrase.words), ""});
}

}  // namespace

std::string row_words(const Duty& duty) {
  std::string text(state_words[static_cast<std::size_t>(duty.state)]);
  if (const auto moment = since(duty)) text += " " + moment_as_written(*moment);
  if (duty.due_at) text += ", due " + moment_as_written(*duty.due_at);
  if (duty.prompt_at) text += ", remind " + moment_as_written(*duty.prompt_at);
  for (const auto& name : duty.lacks) text += ": " + name;
  return text;
}

std::vector<Problem> check_examples(const std::shared_ptr<const Card>& card,
                                    const Calendars& calendars) {
  std::vector<Problem> problems;
  for (const auto& row : card->examples)
    if (auto found = check_row(row, card, calendars)) problems.push_back(std::move(*found));
  check_states(*card, problems);
  check_phrases(*card, problems);
  return problems;
}

}  // namespace haven::guidelines
