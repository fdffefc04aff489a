#include "cases/vocabulary.h"
#include "casework/depart.h"
#include "casework/discharge.h"
#include "casework/events.h"
#include "web/acts.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/duty_words.h"
#include "web/visit/offered.h"

/// One duty to one child: what is owed, how that was worked out, that it was done, or why not.
namespace haven::web {
namespace {

const guidelines::Card& card_of(const Visit& visit) {
  return *visit.site.cards.find(visit.part(1));
}

Html working(const guidelines::Duty& duty, Instant now) {
  Html lines;
  for (const auto& sentence : duty.working) lines += el("li", {}, sentence, ".");
  return together(el("p", {cls("govuk-body")}, duty_tag(duty, now), " ",
                     duty.trigger ? due_words(duty, now) : std::string()),
                  el("ul", {cls("govuk-list govuk-list--bullet")}, lines));
}

std::vector<Choice> to_each(const guidelines::Card& card, std::vector<std::string>& places) {
  places.reserve(card.to_each.size());
  std::vector<Choice> choices;
  for (const auto& recipient : card.to_each)
    choices.push_back({places.emplace_back(std::to_string(choices.size())), recipient.who});
  return choices;
}

/// Who of several was told: asked only where the card names several.
Html recipients(const Form& form, const guidelines::Card& card) {
  if (card.to_each.empty()) return {};
  std::vector<std::string> places;
  const auto choices = to_each(card, places);
  return together(ticks_question(form, "told", "Who was told?", choices),
                  ticks_question(form, "left-out", "Who was left out? Say why below", choices));
}

std::vector<std::size_t> places_of(const Form& form, std::string_view name) {
  std::vector<std::size_t> places;
  for (const auto& answer : form.answers(name))
    if (answer.size() == 1 && answer[0] >= '0' && answer[0] <= '9')
      places.push_back(static_cast<std::size_t>(answer[0] - '0'));
  return places;
}

Html departures(const ActPage& page, const guidelines::Card& card) {
  const auto& visit = page.visit;
  const auto& account = page.opened.section<Class::case_>();
  Html lines;
  for (const auto* event : casework::departures_from(card.id, page.opened.child())) {
    const auto approver = cases::said<casework::events::duty_departed, "approver">(*event);
    lines += el("p", {cls("govuk-body")}, "Departed from ", to_words(event->occurred.to), " by ",
                visit.people->shown(event->author.by), ": ",
                shown_code(cases::said<casework::events::duty_departed, "reason_code">(*event)),
                account ? together(". ", account->of(*event, "reason")) : Html(),
                approver.empty() ? Html(". No manager has approved it yet.")
                                 : together(". Approved by ", visit.people->shown(approver), "."));
  }
  if (const auto offered = Offers(visit, page.opened.child()).of(acts::departure, card.id))
    lines += el("p", {cls("govuk-body")},
                link_to(*offered, "This duty cannot be met: depart from it, with a reason"));
  return lines;
}

Html owed(const ActPage& page, const guidelines::Card& card) {
  const auto& visit = page.visit;
  Html duties;
  for (const auto& duty :
       casework::owed_under(card, page.opened.child(), visit.site.cards, visit.now))
    duties += working(duty, visit.now);
  return together(
      el("h2", {cls("govuk-heading-m")}, card.title),
      el("p", {cls("govuk-body")}, card.who, " – ",
         el("a", {cls("govuk-link"), href(path("/guidelines/{}", card.id))}, "what the card says"),
         card.is_of_low_confidence() ? ". A number on it is still to be checked." : "."),
      duties);
}

Html questions(const ActPage& page) {
  const auto& card = card_of(page.visit);
  return together(
      owed(page, card), departures(page, card), recipients(page.form, card),
      words_question(page.form, "evidence", "What shows that it was done?", card.evidence));
}

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  return casework::discharge(
      card_of(visit), story, visit.site.cards,
      {form.value("evidence"), places_of(form, "told"), places_of(form, "left-out")},
      visit.main_event(), visit.now);
}

Html departure_questions(const ActPage& page) {
  const auto& visit = page.visit;
  const auto& card = card_of(visit);
  const auto& why = *casework::events::duty_departed.field("reason_code");
  return together(
      owed(page, card),
      visit.has_role("team_manager")
          ? el("p", {cls("govuk-body")}, "You approve this departure by recording it.")
          : el("p", {cls("govuk-body")},
               "A manager of the team sees it and approves it or not. "
               "The duty stays owed, and shows that it was departed "
               "from."),
      code_question(page.form, why),
      words_question(page.form, "reason", "Why, in words", "What is done instead, and until when"));
}

Result<cases::Decided> decide_departure(const Visit& visit, const cases::World& world,
                                        const Form& form) {
  const auto& story = *world.child;
  const auto approver = visit.has_role("team_manager") ? visit.person().user() : std::string();
  return casework::depart(card_of(visit), story, visit.site.cards,
                          {form.value("reason_code"), form.value("reason"), approver},
                          visit.main_event(), visit.now);
}

Url back_to_the_duty(const Visit& visit, ChildId child) {
  const auto story = visit.site.cases.story(child);
  const auto duty = story ? Offers(visit, *story).of(acts::discharge, visit.part(1)) : std::nullopt;
  return duty ? duty->url() : path("/children/{}", child);
}

Result<void> has_card(const Visit& visit, const cases::Story&) {
  if (!visit.site.cards.find(visit.part(1)))
    return problem("There is no such duty", {}, Problem::Kind::not_found);
  return {};
}

}  // namespace

const Act acts::discharge = {.event = casework::events::duty_discharged,
                             .path = "/children/{}/duties/{}",
                             .title = "What is owed, and why",
                             .button = "Record that it was done",
                             .questions = questions,
                             .decide = decide,
                             .opens = Opens::record,
                             .fits = has_card};

const Act acts::departure = {.event = casework::events::duty_departed,
                             .path = "/children/{}/duties/{}/depart",
                             .title = "Depart from a duty",
                             .button = "Record the departure",
                             .questions = departure_questions,
                             .decide = decide_departure,
                             .fits = has_card,
                             .leads_to = back_to_the_duty};

}  // namespace haven::web
