#include "web/children/allocate.h"

#include <algorithm>

#include "cases/relation.h"
#include "casework/take_on.h"
#include "ledger/random.h"
#include "notices/told.h"
#include "web/components/all.h"
#include "web/site/open_case.h"
#include "web/site/questions.h"

namespace haven::web {
namespace {

/// A place beside the child that one person holds.
struct Post {
  std::string_view relation;
  std::string_view role;   ///< Of whoever can hold it.
  std::string_view title;  ///< What the form does, as a verb.
  std::string_view asks;
  bool of_the_authority;  ///< Held by somebody of the child's own authority.
};
constexpr Post posts[] = {
    {"allocated_worker", "social_worker", "Allocate a worker", "Who works with the child?", true},
    {"guardian", "guardian", "Name the guardian", "Who is the guardian?", false},
    {"iro", "iro", "Name the reviewing officer", "Who reviews?", true},
};

/// Why a worker changes, as the national return asks (Children in Need census, worker change).
const std::vector<Choice>& reasons() {
  static const std::vector<Choice> all = {{"managing_caseloads", "Managing caseloads"},
                                          {"first_contact", "First contact, or referred again"},
                                          {"left_role", "Left the role"},
                                          {"restructure", "Restructure"},
                                          {"standard_transfer", "Standard transfer"},
                                          {"absence_cover", "Cover for absence"},
                                          {"child_asked", "The child asked"},
                                          {"parent_asked", "A parent asked"},
                                          {"died", "Died"},
                                          {"other", "Other"}};
  return all;
}

/// Who stands there now, "u:…"; empty when nobody.
std::string holder(const cases::World& world, const Post& post) {
  const auto held = notices::holders(*world.relations, cases::entity(world.child->child),
                                     post.relation, world.now);
  return held.empty() ? std::string() : held.front();
}

/// Whether this person may stand there: not the one who allocates, and cleared to work at all.
Result<void> can_hold(const Visit& visit, const cases::World& world, const Post& post,
                      const cases::Person* person) {
  const auto& story = *world.child;
  const std::string where(post.relation);
  if (person == nullptr || !person->has_role(post.role) ||
      (post.of_the_authority && person->organisation != story.authority()))
    return problem("Choose somebody from the list", where);
  if (person->id == visit.person().id)
    return problem("Somebody else must allocate a child to you", where);
  const auto asks = world.people->principal(*person, world.now);
  // Why somebody cannot stand beside this child is nobody's to know; that they cannot is.
  const bool in_conflict =
      world.relations->live(person->person(), "conflict", cases::entity(story.child), world.now);
  if (in_conflict || asks.status != "active" || asks.training != "current" ||
      asks.vetting != "current")
    return problem(person->name + " cannot be named for this child now. Choose somebody else",
                   where);
  return {};
}

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Post& post,
                              const Form& form) {
  const auto chosen = form.value(post.relation);
  const auto* person = world.people->person(chosen);
  TRY(can_hold(visit, world, post, person));
  const auto former = holder(world, post);
  const auto child = cases::entity(world.child->child);
  if (former == chosen)
    return problem(person->name + " is named already", std::string(post.relation));
  const auto reason = form.value("reason");
  if (!former.empty() && std::ranges::find(reasons(), reason, &Choice::code) == reasons().end())
    return problem("Choose why it changes", "reason-" + std::string(post.relation));

  const auto held_by = [&](const std::string& user) {
    return access::Relation{
        .subject = user, .relation = std::string(post.relation), .object = child};
  };
  cases::Decided decided{cases::relation_started(visit.main_event(), visit.now, held_by(chosen),
                                                 former.empty() ? std::string() : reason),
                         {}};
  if (!former.empty())
    decided.follows.push_back(cases::relation_ended(ledger::random_id<haven::EventKind>(),
                                                    visit.now, held_by(former), reason));
  return decided;
}

Html people_question(const Visit& visit, const cases::Story& story, const Post& post,
                     const Form& form) {
  std::vector<Option> people{{"", "Choose a person"}};
  const auto of = post.of_the_authority ? story.authority() : std::string_view{};
  for (const auto* person : visit.people->with_role(post.role, of))
    if (person->status == "active" && person->id != visit.person().id)
      people.push_back({person->user(), person->name});
  return select_question(form, std::string(post.relation), post.asks, std::move(people));
}

Html reason_question(const Post& post, const Form& form) {
  Radios why;
  why.name = "reason";
  why.id_prefix = "reason-" + std::string(post.relation);
  why.fieldset.legend = {"Why does it change?", "govuk-fieldset__legend--s", false};
  why.items = radio_items(reasons());
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
  const auto former = holder(visit.world, post);
  Button send;
  send.text = post.title;
  send.prevents_double_click = true;
  return together(
      el("h2", {cls("govuk-heading-m")}, post.title),
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
  for (const auto& post : posts) forms += post_form(visit, opened, post, form);
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
  const auto post = std::ranges::find(posts, form.value("post"), &Post::relation);
  if (!child || (!takes && post == std::end(posts))) return visit.not_found();
  const auto recorded = visit.record(
      *child, takes ? takes_on : cases::Asked::begins(post->relation), visit.usual_purpose(),
      [&](const cases::World& world) {
        return takes ? casework::take_on(*world.child, *world.relations, visit.person().user(),
                                         form.value(taking_on), visit.main_event(), visit.now)
                     : decide(visit, world, *post, form);
      });
  if (recorded) return see_other(path("/children/{}/allocate", *child));
  if (recorded.error().kind != Problem::Kind::bad_input) return visit.stopped(recorded.error());
  form.add(recorded.error());
  const auto opened = open_case(visit, visit.usual_purpose(), "allocate");
  if (!opened) return visit.stopped(opened.error());
  return form_page(visit, *opened, form);
}

}  // namespace haven::web
