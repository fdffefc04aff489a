#include "care/events.h"
#include "care/placement.h"
#include "missing/events.h"
#include "notices/reveal.h"
#include "values/london.h"
#include "web/children/pages.h"
#include "web/components/all.h"
#include "web/forms/questions.h"
#include "web/signin/step_up.h"
#include "web/visit/offered.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

using access::Action;
using access::Purpose;

/// How long the page shows it before it hides itself.
constexpr Seconds shown_for{300};

/// What it is opened for: the search while the child is missing, by all whose own work it is.
Purpose reveal_purpose(const Visit& visit, const cases::Story& story) {
  const auto usual = visit.purpose(story);
  const auto missing = care::whereabouts(story).known == care::Whereabouts::Known::missing_since;
  return missing && usual != Purpose::oversight && usual != Purpose::review ? Purpose::missing
                                                                            : usual;
}

/// The very people who are told when it is opened.
std::string who_hears_of_it(const Visit& visit, const cases::Story& story) {
  const auto told = notices::told_of_reveal(visit.site.telling, visit.person().user(), story,
                                            *visit.people, *visit.relations, visit.now);
  std::string names;
  for (std::size_t i = 0; i < told.size(); ++i)
    names += (i == 0                ? ""
              : i + 1 < told.size() ? ", "
                                    : " and ") +
             visit.people->shown(told[i].user);
  return names.empty() ? "Nobody else stands beside this child yet; it is kept that you opened it, "
                         "and why."
                       : names + (told.size() == 1 ? " is" : " are") +
                             " told that you opened it, with your reason.";
}

Response form_page(const Visit& visit, const OpenCase& opened, const Form& form) {
  Button send;
  send.text = "Show it for five minutes";
  send.look = ButtonLook::warning;
  send.prevents_double_click = true;
  Page page;
  page.title = "Open the address";
  page.has_errors = form.is_wrong();
  page.back = path("/children/{}", opened.story->child);
  Input code;
  code.name = "code";
  code.label = {"Code from your authenticator", "govuk-label--s"};
  code.hint = visit.site.is_demonstration() ? "In the demonstration any six digits will do"
                                            : "Six digits. It proves that it is you, now";
  code.error = form.error("code");
  code.inputmode = "numeric";
  code.autocomplete = "one-time-code";
  code.classes = "govuk-input--width-5";
  page.content = together(
      form.summary(),
      el("span", {cls("govuk-caption-l")}, opened.called(), ", ", opened.story->reference()),
      el("h1", {cls("govuk-heading-l")}, "You are about to open where the child is"),
      el("p", {cls("govuk-body")}, "Look round: can anybody see your screen? ",
         who_hears_of_it(visit, opened.child()),
         " Do not write it down, and do not send it by e-mail."),
      visit.open_form(together(words_question(form, "reason", "Why do you need it now?",
                                              "Eight characters or more", 2),
                               input(code), button(send)),
                      Visit::Draft::not_kept));
  return visit.page(std::move(page));
}

Html revealed(const Visit& visit, const cases::Story& story, const cases::Revealed& address) {
  SummaryList list;
  for (const auto& [field, words] : {std::pair{"address", "Address"},
                                     {"carer", "Carer"},
                                     {"phone", "Telephone"},
                                     {"school", "School or college"}}) {
    const auto value = address.where.latest(story, care::events::placement_start, field);
    list.rows.push_back({words, value.empty() ? Html("Not recorded") : Html(value)});
  }
  const auto seen = address.where.latest<missing::events::child_located, "area">(story);
  if (!seen.empty()) list.rows.push_back({"Last sighting", seen});
  const auto found = address.where.latest<missing::events::child_returned, "where">(story);
  if (!found.empty()) list.rows.push_back({"Last found", found});
  const auto for_so_long = std::chrono::duration_cast<Seconds>(address.until - address.opened);
  return el("div", {cls("app-revealed"), attr("data-hide-after", for_so_long.count())},
            el("p", {cls("govuk-body")}, "Opened by ", visit.people->shown(address.who), " at ",
               clock_words(address.opened), "; hides itself at ", clock_words(address.until), "."),
            summary_list(list));
}

}  // namespace

std::optional<Offered> offered_address(const Visit& visit, const cases::Story& story) {
  auto request = visit.ask(cases::entity(story.child), &story, reveal_purpose(visit, story),
                           "asked before a reason is given");
  request.action = Action::reveal;
  request.resource.cls = Class::location;
  request.context.stepup_age_s = 0;
  request.context.device_managed = true;
  if (!access::allows(request, *visit.relations)) return std::nullopt;
  return Offered(path("/children/{}/reveal", story.child));
}

Response ask_reveal(Visit& visit) {
  const auto opened = open_case(visit, "ask-reveal", Opens::name);
  if (!opened) return visit.stopped(opened.error());
  if (!offered_address(visit, opened->child())) return visit.sealed();
  return form_page(visit, *opened, {});
}

Response reveal(Visit& visit) {
  const auto child = visit.child();
  const auto story = child ? visit.site.cases.story(*child) : nullptr;
  if (!story) return visit.not_found();
  auto form = visit.form();
  const auto opened = open_case(visit, "ask-reveal", Opens::name);
  if (!opened) return visit.stopped(opened.error());

  const auto proof = prove(visit, "reveal:" + opened->entity(), form.value("code"));
  if (!proof) {
    form.add({proof.error().says, "code", proof.error().kind});
    return form_page(visit, *opened, form);
  }
  auto request =
      visit.ask(opened->entity(), story.get(), reveal_purpose(visit, *story), form.value("reason"));
  request.context.stepup_age_s = 0;
  const auto ruling = access::rule_on<Action::reveal, Class::location>(request, *visit.relations);
  if (!ruling.permit) {
    if (form.value("reason").size() < 8)
      form.add({"Say why, in eight characters or more", "reason", Problem::Kind::bad_input});
    else
      form.add({ruling.permit.error().says, "reason", Problem::Kind::not_allowed});
    auto response = form_page(visit, *opened, form);
    response.cookies.push_back(session_cookie(visit.site, *proof));
    return response;
  }
  const auto informed = notices::inform_of_reveal(visit.site.cases, visit.site.telling,
                                                  *ruling.permit, *story, visit.now + shown_for);
  if (!informed) return visit.stopped(informed.error());
  const auto address = cases::reveal(visit.site.cases, *story, *ruling.permit, *informed);
  if (!address) return visit.stopped(address.error());
  Page page;
  page.title = "Where the child is";
  page.refresh = shown_for;  // Without script, it is the question again that hides the answer.
  page.back = path("/children/{}", story->child);
  page.content = together(
      el("span", {cls("govuk-caption-l")}, opened->called(), ", ", story->reference()),
      el("h1", {cls("govuk-heading-l")}, "Where the child is"), revealed(visit, *story, *address));
  auto response = visit.page(std::move(page));
  response.cookies.push_back(session_cookie(visit.site, *proof));
  return response;
}

}  // namespace haven::web
