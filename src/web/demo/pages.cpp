#include "web/demo/pages.h"

#include "signin/device.h"
#include "values/random.h"
#include "web/components/all.h"
#include "web/demo/steps.h"
#include "web/demo/stories.h"
#include "web/forms/codes.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

Html sign_in_button(const Visit& visit, const cases::Person& person) {
  Button button_as;
  button_as.text = together("Be ", person.name);
  button_as.name = "person";
  button_as.value = person.sign_in;
  button_as.look = ButtonLook::secondary;
  button_as.classes = "app-small-button";
  return el("form", {cls("app-inline"), attr("method", "post"), action("/demo/sign-in")},
            form_token(visit.token_for("/demo/sign-in")), button(button_as));
}

Html employer(const Visit& visit, const cases::Person& person) {
  const auto* organisation = visit.people->organisation(person.organisation);
  return organisation == nullptr ? Html() : Html(organisation->name);
}

Html told(const Visit& visit, const DemoStory& story) {
  const auto steps = each(story.steps, [&](const StoryStep& step) {
    const auto* person = visit.people->signs_in_as(step.who);
    if (person == nullptr) return Html();
    return el("li", {cls("app-step")},
              el("p", {cls("govuk-body")}, el("strong", person->name), " (",
                 employer(visit, *person), ") ", step.does, "."),
              sign_in_button(visit, *person));
  });
  return together(el("h2", {cls("govuk-heading-m")}, story.title),
                  el("p", {cls("govuk-body")}, story.about),
                  el("ol", {cls("govuk-list govuk-list--number")}, steps));
}

Html everyone(const Visit& visit) {
  Table list;
  list.caption = "Everyone one can be";
  list.caption_classes = "govuk-table__caption--m";
  list.head = {{"Name"}, {"Works for"}, {"As"}, {"Sign in"}};
  for (const auto& [user, person] : visit.people->people) {
    std::string roles;
    for (const auto& role : person->roles) roles += (roles.empty() ? "" : ", ") + shown_code(role);
    list.rows.push_back(
        {{person->name}, {employer(visit, *person)}, {roles}, {sign_in_button(visit, *person)}});
  }
  return scrolling("Everyone one can be", table(list));
}

Response clock_stays(const Visit& visit, const Problem& why) {
  Page page;
  page.title = "The clock stays where it is";
  page.status = 400;
  page.content = together(el("h1", {cls("govuk-heading-l")}, page.title),
                          el("p", {cls("govuk-body")}, why.says, ". Nothing was changed."),
                          el("p", {cls("govuk-body")},
                             el("a", {cls("govuk-link"), href("/")}, "Back to the front page")));
  return visit.page(std::move(page));
}

}  // namespace

Response demo_front(Visit& visit) {
  if (!visit.site.is_demonstration())
    return see_other(visit.is_signed_in() ? Url("/today") : Url("/sign-in"));
  Page page;
  page.title = "An invented nation";
  page.content = together(
      el("h1", {cls("govuk-heading-xl")}, "Haven, with an invented nation"),
      el("p", {cls("govuk-body-l")},
         "Haven keeps one record of each trafficked child, shared only with those who need it, and "
         "says what is owed to the child, by whom and by when. Everyone on these pages is "
         "invented. "
         "Follow a story, or be anyone you like."),
      each(demo_stories(), [&](const DemoStory& story) { return told(visit, story); }),
      everyone(visit));
  return visit.page(std::move(page));
}

Response demo_sign_in(Visit& visit) {
  if (!visit.site.is_demonstration()) return see_other("/sign-in");
  const auto* person = visit.people->signs_in_as(visit.request.form.get("person"));
  if (person == nullptr) return see_other("/");
  // Every device of the demonstration is a managed one.
  const auto device = random_id<signin::DeviceId>();
  const auto begun = visit.site.sessions.begin(person->id, device, visit.site.clock.unmoved());
  if (!begun) return visit.stopped(begun.error());
  auto response = see_other("/today");
  response.cookies.push_back(session_cookie(visit.site, begun->token));
  return response;
}

Response demo_clock(Visit& visit) {
  if (const auto& advance = visit.site.clock.advance) {
    const auto step = read_step(visit.request.form.get("minutes"), visit.now);
    if (!step) return clock_stays(visit, step.error());
    advance(*step);
  }
  return see_other(visit.is_signed_in() ? Url("/today") : Url("/"));
}

}  // namespace haven::web
