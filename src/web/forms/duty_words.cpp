#include "web/forms/duty_words.h"

#include "values/london.h"
#include "web/acts.h"
#include "web/components/tag.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

using guidelines::State;

bool is_met_by(const guidelines::Card& card, const cases::EventKind& event) {
  for (const auto& phrase : card.met_by)
    for (const auto& meaning : phrase.meanings)
      if (meaning.kind == guidelines::Meaning::Kind::event && meaning.name == event.name)
        return true;
  return false;
}

/// The source's own words where it sets no number.
std::string words_without_a_number(const guidelines::Duty& duty) {
  const auto& time = duty.card->time;
  if (const auto* promptly = std::get_if<guidelines::Promptly>(&time)) return promptly->words;
  if (const auto* continuing = std::get_if<guidelines::Continuing>(&time)) return continuing->words;
  if (!goes_on(duty)) return "no limit yet";
  return duty.floor_ends ? "at least until " + to_words(*duty.floor_ends) : "goes on";
}

}  // namespace

bool goes_on(const guidelines::Duty& duty) {
  return std::holds_alternative<guidelines::Continuing>(duty.card->time) ||
         std::holds_alternative<guidelines::Until>(duty.card->time);
}

Html duty_tag(const guidelines::Duty& duty, Instant now) {
  switch (duty.state) {
    case State::overdue:
      return tag("Overdue", TagColour::red);
    case State::breached:
      return tag("Breached", TagColour::red);
    case State::met:
      return tag("Met", TagColour::green);
    case State::met_late:
      return tag("Met late", TagColour::yellow);
    case State::open:
      break;
    default:
      return tag(guidelines::name_of(duty.state), TagColour::grey);
  }
  if (duty.due_at && london_day(*duty.due_at) == london_day(now))
    return tag("Due today", TagColour::yellow);
  return tag("Open");
}

std::string due_words(const guidelines::Duty& duty, Instant now) {
  if (duty.discharged_at) return "on " + to_words(*duty.discharged_at);
  if (!duty.due_at) return words_without_a_number(duty);
  const auto until = *duty.due_at - now;
  const auto distance =
      until >= Seconds(0) ? "in " + to_words(Seconds(until)) : to_words(Seconds(-until)) + " ago";
  return "due " + to_words(*duty.due_at) + ", " + distance;
}

Url card_url(const guidelines::Duty& duty) { return path("/guidelines/{}", duty.card->id); }

Url act_url(const Visit& visit, const cases::Story& story, const guidelines::Duty& duty) {
  const Offers offers(visit, story);
  const bool is_of_an_episode = duty.episode.starts_with("ep:");
  const auto episode = is_of_an_episode ? std::string_view(duty.episode).substr(3) : "";
  for (const auto* act : all_acts())
    if (act->has_page() && is_met_by(*duty.card, act->event.kind()) &&
        (is_of_an_episode || !act->is_of_an_episode()))
      if (const auto offered = offers.of(*act, act->is_of_an_episode() ? episode : ""))
        return offered->url();
  if (const auto offered = offers.of(acts::discharge, duty.card->id)) return offered->url();
  return card_url(duty);
}

}  // namespace haven::web
