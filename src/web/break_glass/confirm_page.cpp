#include "web/break_glass/pages.h"
#include "web/break_glass/shown.h"
#include "web/components/all.h"
#include "web/forms/questions.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// An opening that this person is asked to stand beside. Problem (moved_on): they were, and it is
/// too late.
Result<casework::Opening> to_confirm(const Visit& visit) {
  const auto opening = opening_named(visit, visit.part(0));
  const auto* by = opening ? visit.people->person(opening->by) : nullptr;
  if (by == nullptr || !visit.has_role("duty_manager") || !is_told_of(visit, *by))
    return problem("There is no such opening", {}, Problem::Kind::not_found);
  if (!is_open(*opening, *visit.people, visit.now))
    return problem("The record is closed again", {}, Problem::Kind::moved_on);
  if (!opening->confirmed_by.empty())
    return problem("Somebody stands beside them already", {}, Problem::Kind::moved_on);
  return *opening;
}

Response form_page(const Visit& visit, const casework::Opening& opening, const Form& form) {
  Button send;
  send.text = "Confirm: the address may be shown to them";
  send.look = ButtonLook::warning;
  send.prevents_double_click = true;
  SummaryList facts;
  facts.rows = {{"Who", person_words(visit, opening.by)},
                {"Since", to_words(opening.opened)},
                {"Because", reason_words(opening.reason_code)}};
  Page page;
  page.title = "Stand beside a colleague";
  page.back = "/break-glass";
  page.has_errors = form.is_wrong();
  page.content = together(
      form.summary(), el("h1", {cls("govuk-heading-l")}, "Stand beside a colleague"),
      el("p", {cls("govuk-body")},
         "They say that a life is at risk. Ring them on a number you know, and make sure that it "
         "is they and that it is so. A false emergency is the cheapest way to learn where a child "
         "sleeps."),
      summary_list(facts),
      visit.open_form(together(words_question(form, "reason", "What have you made sure of?",
                                              "Eight characters or more", 2),
                               button(send)),
                      Visit::Draft::not_kept));
  return visit.page(std::move(page));
}

Result<void> keep(const Visit& visit, const casework::Opening& opening, std::string reason) {
  const auto story = visit.site.cases.story(opening.child);
  auto asked = visit.ask(cases::entity(opening.child), story.get(), Purpose::safeguarding, reason);
  if (const auto* by = visit.people->person(opening.by))
    asked.resource.requester_person = by->person();
  const auto permit =
      TRY((access::permit<Action::confirm, Class::request>(std::move(asked), *visit.relations)));
  const auto confirmed = TRY(casework::confirmed(permit, opening, *visit.people, std::move(reason),
                                                 {visit.main_event(), visit.now}));
  TRY(cases::confirm(visit.site.cases, permit, confirmed, visit.sent()));
  return {};
}

}  // namespace

Response show_confirm(Visit& visit) {
  const auto opening = to_confirm(visit);
  return opening ? form_page(visit, *opening, {}) : visit.stopped(opening.error());
}

Response confirm_claim(Visit& visit) {
  const auto named = opening_named(visit, visit.part(0));
  if (!named) return visit.not_found();
  // Of two who stand beside somebody at once, one is told that somebody does already.
  const auto turn = visit.site.cases.turn(named->child);
  const auto opening = to_confirm(visit);
  if (!opening) return visit.stopped(opening.error());
  auto form = visit.form();
  const auto reason = form.value("reason");
  if (access::characters(reason) < 8) {
    form.add({"Say what you have made sure of", "reason", Problem::Kind::bad_input});
    return form_page(visit, *opening, form);
  }
  const auto kept = keep(visit, *opening, reason);
  return kept ? see_other("/break-glass") : visit.stopped(kept.error());
}

}  // namespace haven::web
