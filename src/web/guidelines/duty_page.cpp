#include "casework/discharge.h"
#include "web/components/all.h"
#include "web/guidelines/pages.h"
#include "web/site/act.h"
#include "web/site/duty_words.h"

/// One duty to one child: what is owed, how that was worked out, and that it was done.
namespace haven::web {
namespace {

const guidelines::Card& card_of(const Visit& visit) {
  return *visit.site.cards.find(visit.part(1));
}

Html working(const guidelines::Duty& duty, Instant now) {
  Html sentences;
  for (const auto& sentence : duty.working) sentences += el("li", {}, sentence, ".");
  return together(el("p", {cls("govuk-body")}, duty_tag(duty, now), " ",
                     duty.trigger ? due_words(duty, now) : std::string()),
                  el("ul", {cls("govuk-list govuk-list--bullet")}, sentences));
}

Html questions(const ActPage& page) {
  const auto& visit = page.visit;
  const auto& card = card_of(visit);
  Html duties;
  for (const auto& duty :
       casework::owed_under(card, page.opened.child(), visit.site.cards, visit.now))
    duties += working(duty, visit.now);
  return together(
      el("h2", {cls("govuk-heading-m")}, card.title),
      el("p", {cls("govuk-body")}, card.who, " – ",
         el("a", {cls("govuk-link"), href(path("/guidelines/{}", card.id))}, "what the card says"),
         card.is_of_low_confidence() ? ". A number on it is still to be checked." : "."),
      duties, words_question(page.form, "evidence", "What shows that it was done?", card.evidence));
}

Result<cases::Decided> decide(const Visit& visit, const cases::Story& story, const Form& form) {
  return casework::discharge(card_of(visit), story, visit.site.cards,
                             std::string(form.value("evidence")), visit.main_event(), visit.now);
}

const Act act = {"duty.discharged", "What is owed, and why", "Record that it was done", questions,
                 decide};

}  // namespace

Response show_duty(Visit& visit) {
  return visit.site.cards.find(visit.part(1)) ? show_act(visit, act) : visit.not_found();
}

Response record_discharge(Visit& visit) {
  return visit.site.cards.find(visit.part(1)) ? record_act(visit, act) : visit.not_found();
}

}  // namespace haven::web
