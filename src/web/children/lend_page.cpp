#include <algorithm>

#include "cases/relation.h"
#include "casework/delegate.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/children/pages.h"
#include "web/components/all.h"

/// Lending a colleague what one may see of a child while one is away; the manager's leave for the
/// address; and the end of it.
namespace haven::web {
namespace {

using access::Relation;

const std::vector<Choice> classes = {{"core", "Who the child is"},
                                     {"case", "What happened"},
                                     {"safety_summary", "What keeps the child safe"},
                                     {"health", "Health"},
                                     {"immigration", "Immigration"}};
const std::vector<Choice> lengths = {
    {"1", "A day"}, {"3", "Three days"}, {"7", "A week"}, {"14", "Two weeks"}};

Url list_url(ChildId child) { return path("/children/{}/lend/now", child); }

/// What the child's workers and this person lend now, each with its lender.
std::vector<Relation> all_lent(const cases::World& world, const std::string& user) {
  const auto child = cases::entity(world.child->child);
  auto lenders = cases::holders(*world.relations, child, "allocated_worker", world.now);
  if (std::ranges::find(lenders, user) == lenders.end()) lenders.push_back(user);
  std::vector<Relation> all;
  for (const auto& lender : lenders)
    for (auto& lent : casework::lent_now(*world.relations, child, lender, world.now))
      all.push_back(std::move(lent));
  return all;
}

/// Whether the address is lent by and to the same, which is approved by itself.
bool has_address_too(const std::vector<Relation>& all, const Relation& lent) {
  return std::ranges::any_of(all, [&](const Relation& other) {
    return other.object == lent.object && other.subject == lent.subject &&
           casework::lends_address(other);
  });
}

Html act_button(const Visit& visit, const cases::Story& story, const cases::Asked& event,
                std::string_view words, std::string_view page, const Relation& lent) {
  if (!may_record(visit, story, event, visit.usual_purpose())) return {};
  Button act;
  act.text = together(
      words, el("span", {cls("govuk-visually-hidden")}, ": ", visit.people->shown(lent.subject)));
  act.name = "lent";
  act.value = lent.object + " " + lent.subject;
  act.look = ButtonLook::secondary;
  act.classes = "app-small-button";
  return visit.button_form(path("/children/{}/lend/{}", story.child, page), button(act));
}

Html lent_line(const Visit& visit, const cases::Story& story, const std::vector<Relation>& all,
               const Relation& lent) {
  const bool own = lent.object == visit.person().user();
  return el(
      "li", {},
      el("p", {cls("govuk-body")}, visit.people->shown(lent.object), " lends ",
         visit.people->shown(lent.subject),
         casework::lends_address(lent) ? " the address" : " the record",
         lent.until ? together(" until ", to_words(*lent.until)) : Html(), "."),
      own ? act_button(visit, story, cases::Asked::ends("delegate"), "End it now", "end", lent)
      : has_address_too(all, lent) ? Html()
                                   : act_button(visit, story, cases::Asked::begins("delegate"),
                                                "Approve the address too", "approve", lent));
}

Html questions(const ActPage& page) {
  const auto& visit = page.visit;
  const auto lent = all_lent(visit.world, visit.person().user());
  std::vector<Option> colleagues{{"", "Choose a person"}};
  for (const auto role : {"social_worker", "team_manager"})
    for (const auto* person : visit.people->with_role(role, visit.person().organisation))
      if (person->status == "active" && person->id != visit.person().id)
        colleagues.push_back({person->user(), person->name});
  return together(
      el("p", {cls("govuk-body")},
         "Your colleague sees and does what you lend, in your name, and it is kept that they did. "
         "The address is not lent with it: your manager approves that by itself. ",
         el("a", {cls("govuk-link"), href(list_url(page.opened.story->child))},
            "What is lent now (", lent.size(), ")")),
      select_question(page.form, "to", "Which colleague?", std::move(colleagues)),
      ticks_question(page.form, "classes", "What do you lend?", classes),
      choice_question(page.form, "days", "For how long?", lengths),
      words_question(page.form, "reason", "Why?", "Leave, illness, court", 2));
}

Result<cases::Decided> lend(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  auto asked = visit.ask(cases::entity(story.child), &story, visit.usual_purpose());
  const auto permit = TRY((access::permit<access::Action::delegate, access::Class::request>(
      std::move(asked), *world.relations)));
  const auto days = form.value("days");
  if (std::ranges::find(lengths, days, &Choice::code) == lengths.end())
    return problem("Say for how long", "days");
  return casework::delegate(permit,
                            {world.people->person(form.value("to")), form.answers("classes"),
                             visit.now + std::chrono::days(std::stoi(days)), form.value("reason")},
                            visit.main_event());
}

/// The one that the button is about. Problem: it has ended since.
Result<Relation> chosen(const Visit& visit, const cases::World& world, const Form& form) {
  for (auto& lent : all_lent(world, visit.person().user()))
    if (form.value("lent") == lent.object + " " + lent.subject) return std::move(lent);
  return problem("That is not lent any more", "lent", Problem::Kind::moved_on);
}

Result<cases::Decided> end(const Visit& visit, const cases::World& world, const Form& form) {
  return casework::end_delegation(TRY(chosen(visit, world, form)), visit.person().user(),
                                  visit.main_event(), visit.now);
}

Result<cases::Decided> approve(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  const auto lent = TRY(chosen(visit, world, form));
  auto asked = visit.ask(cases::entity(story.child), &story, visit.usual_purpose());
  if (const auto* lender = world.people->person(lent.object))
    asked.resource.requester_person = lender->person();
  const auto permit = TRY((access::permit<access::Action::approve, access::Class::request>(
      std::move(asked), *world.relations)));
  return casework::approve_location(permit, lent, *world.relations, visit.main_event());
}

Html lent_list(const Visit& visit, const cases::Story& story) {
  const auto lent = all_lent(visit.world, visit.person().user());
  if (lent.empty()) return el("p", {cls("govuk-body")}, "Nothing is lent.");
  return el("ul", {cls("govuk-list govuk-list--spaced")},
            each(lent, [&](const Relation& one) { return lent_line(visit, story, lent, one); }));
}

/// What one button does. Whatever came of it, and whatever somebody else did first, the list shows.
Response carry_out(Visit& visit, const cases::Asked& event,
                   Result<cases::Decided> (*decide)(const Visit&, const cases::World&,
                                                    const Form&)) {
  const auto child = visit.child();
  if (!child) return visit.not_found();
  const auto form = visit.form();
  const auto recorded =
      visit.record(*child, event, visit.usual_purpose(),
                   [&](const cases::World& world) { return decide(visit, world, form); });
  if (!recorded && recorded.error().kind != Problem::Kind::moved_on)
    return visit.stopped(recorded.error());
  return see_other(list_url(*child));
}

}  // namespace

const Act acts::lending = {.event = cases::Asked::begins("delegate"),
                           .path = "/children/{}/lend",
                           .title = "Lend to a colleague",
                           .button = "Lend it",
                           .questions = questions,
                           .decide = lend,
                           .on_the_record = "Lend to a colleague",
                           .leads_to = [](const Visit&, ChildId child) { return list_url(child); }};

Response end_lending(Visit& visit) { return carry_out(visit, cases::Asked::ends("delegate"), end); }
Response approve_address(Visit& visit) {
  return carry_out(visit, cases::Asked::begins("delegate"), approve);
}

Response show_lent(Visit& visit) {
  const auto opened = open_case(visit, visit.usual_purpose(), "lent");
  if (!opened) return visit.stopped(opened.error());
  Page page;
  page.title = "What is lent";
  page.back = path("/children/{}", opened->story->child);
  page.content = together(
      el("span", {cls("govuk-caption-l")}, opened->called(), ", ", opened->story->reference()),
      el("h1", {cls("govuk-heading-l")}, "What is lent"), lent_list(visit, opened->child()));
  return visit.page(std::move(page));
}

}  // namespace haven::web
