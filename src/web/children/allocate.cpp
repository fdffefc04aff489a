#include "web/children/allocate.h"

#include <algorithm>

#include "allocation/allocate.h"
#include "casework/take_on.h"
#include "ledger/random.h"
#include "web/components/all.h"
#include "web/site/open_case.h"
#include "web/site/questions.h"

namespace haven::web {
namespace {

using allocation::Post;

/// What the form of a post says.
struct PostWords {
  std::string_view relation;  ///< Of the post.
  std::string_view title;     ///< What the form does, as a verb.
  std::string_view asks;
};
constexpr PostWords post_words[] = {
    {"allocated_worker", "Allocate a worker", "Who works with the child?"},
    {"guardian", "Name the guardian", "Who is the guardian?"},
    {"iro", "Name the reviewing officer", "Who reviews?"},
};
static_assert(std::ranges::equal(post_words, allocation::posts, {}, &PostWords::relation,
                                 &Post::relation));

const PostWords& words_of(const Post& post) {
  return *std::ranges::find(post_words, post.relation, &PostWords::relation);
}

constexpr Choice reason_choices[] = {{"managing_caseloads", "Managing caseloads"},
                                     {"first_contact", "First contact, or referred again"},
                                     {"left_role", "Left the role"},
                                     {"restructure", "Restructure"},
                                     {"standard_transfer", "Standard transfer"},
                                     {"absence_cover", "Cover for absence"},
                                     {"child_asked", "The child asked"},
                                     {"parent_asked", "A parent asked"},
                                     {"died", "Died"},
                                     {"other", "Other"}};
static_assert(std::ranges::equal(reason_choices, allocation::reasons, {}, &Choice::code));

std::string reason_id(const Post& post) { return "reason-" + std::string(post.relation); }

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Post& post,
                              const Form& form) {
  const allocation::AllocationIds ids{visit.main_event(), ledger::random_id<haven::EventKind>()};
  // Several forms stand on the page: what is asked in each has a name of its own.
  return allocation::allocate(
             world, {post, form.value(post.relation), form.value("reason"), visit.person().user()},
             ids)
      .map_error(asked_as({{"to", std::string(post.relation)}, {"reason", reason_id(post)}}));
}

Html people_question(const Visit& visit, const cases::Story& story, const Post& post,
                     const Form& form) {
  std::vector<Option> people{{"", "Choose a person"}};
  const auto of = post.of_the_authority ? story.authority() : std::string_view{};
  for (const auto* person : visit.people->with_role(post.role, of))
    if (person->status == "active" && person->id != visit.person().id)
      people.push_back({person->user(), person->name});
  return select_question(form, std::string(post.relation), words_of(post).asks, std::move(people));
}

Html reason_question(const Post& post, const Form& form) {
  Radios why;
  why.name = "reason";
  why.id_prefix = reason_id(post);
  why.fieldset.legend = {"Why does it change?", "govuk-fieldset__legend--s", false};
  why.items = radio_items({std::begin(reason_choices), std::end(reason_choices)});
  why.value = form.value("post") == post.relation ? form.value("reason") : std::string();
  why.error = form.error(why.id_prefix);
  why.classes = "govuk-radios--small";
  return radios(why);
}

/// The form of one post, for whoever may fill it.
Html post_form(const Visit& visit, const OpenCase& opened, const Post& post, const Form& form) {
  const auto& story = opened.child();
  if (!may_record(visit, story, cases::Asked::begins(post.relation), visit.usual_purpose()))
    return {};
  const auto former = allocation::holder(visit.world, post);
  const auto title = words_of(post).title;
  Button send;
  send.text = title;
  send.prevents_double_click = true;
  return together(
      el("h2", {cls("govuk-heading-m")}, title),
      el("p", {cls("govuk-body")},
         former.empty() ? together("Nobody is named yet.")
                        : together("Now: ", visit.people->shown(former), ".")),
      visit.open_form(together(el("input", {attr("type", "hidden"), attr("name", "post"),
                                            attr("value", post.relation)}),
                               people_question(visit, story, post, form),
                               former.empty() ? Html() : reason_question(post, form), button(send)),
                      Visit::Draft::not_kept));
}

constexpr std::string_view taking_on = "responsible_team";
constexpr auto takes_on = cases::Asked::begins(taking_on);

Result<cases::Decided> take_on(const Visit& visit, const cases::World& world, const Form& form) {
  const std::string team(taking_on);
  return casework::take_on(*world.child, *world.relations, visit.person().user(), form.value(team),
                           visit.main_event(), visit.now)
      .map_error(asked_as({{"team", team}}));
}

/// A child whom no team has yet waits for a manager to take it: until then nobody is allocated.
Html team_form(const Visit& visit, const OpenCase& opened, const Form& form) {
  const auto& story = opened.child();
  if (!casework::waits_for_team(story, *visit.relations, visit.now) ||
      !may_record(visit, story, takes_on, visit.usual_purpose()))
    return {};
  std::vector<Option> teams{{"", "Choose a team"}};
  visit.relations->each_from(visit.person().user(), "team_manager", visit.now,
                             [&](const access::Relation& held) {
                               if (const auto* team = visit.people->team(held.object))
                                 teams.push_back({team->entity, team->name});
                             });
  Button take;
  take.text = "Take the child on";
  take.prevents_double_click = true;
  return together(
      el("h2", {cls("govuk-heading-m")}, "No team has this child"),
      visit.open_form(together(el("input", {attr("type", "hidden"), attr("name", "post"),
                                            attr("value", taking_on)}),
                               select_question(form, std::string(taking_on), "Which of your teams?",
                                               std::move(teams)),
                               button(take)),
                      Visit::Draft::not_kept));
}

Response form_page(const Visit& visit, const OpenCase& opened, const Form& form) {
  Html forms = team_form(visit, opened, form);
  for (const auto& post : allocation::posts) forms += post_form(visit, opened, post, form);
  if (!forms) return visit.sealed();
  Page page;
  page.title = "Who stands beside the child";
  page.has_errors = form.is_wrong();
  page.back = path("/children/{}", opened.story->child);
  page.content = together(
      form.summary(),
      el("span", {cls("govuk-caption-l")}, opened.called(), ", ", opened.story->reference()),
      el("h1", {cls("govuk-heading-l")}, "Who stands beside the child"),
      el("p", {cls("govuk-body")},
         "Whoever is named sees the record from now on. Whoever is not any more sees it no more."),
      forms);
  return visit.page(std::move(page));
}

}  // namespace

Response show_allocate(Visit& visit) {
  const auto opened = open_case(visit, visit.usual_purpose(), "allocate");
  if (!opened) return visit.stopped(opened.error());
  return form_page(visit, *opened, {});
}

Response allocate(Visit& visit) {
  const auto child = visit.child();
  auto form = visit.form();
  const bool takes = form.value("post") == taking_on;
  const auto* post = allocation::post_of(form.value("post"));
  if (!child || (!takes && post == nullptr)) return visit.not_found();
  const auto recorded =
      visit.record(*child, takes ? takes_on : cases::Asked::begins(post->relation),
                   visit.usual_purpose(), [&](const cases::World& world) {
                     return takes ? take_on(visit, world, form) : decide(visit, world, *post, form);
                   });
  if (recorded) return see_other(path("/children/{}/allocate", *child));
  if (recorded.error().kind != Problem::Kind::bad_input) return visit.stopped(recorded.error());
  form.add(recorded.error());
  const auto by_now = visit.by_now();
  const auto opened = open_case(by_now, visit.usual_purpose(), "allocate");
  if (!opened) return visit.stopped(opened.error());
  return form_page(by_now, *opened, form);
}

}  // namespace haven::web
