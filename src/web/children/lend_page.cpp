#include <algorithm>

#include "cases/relation.h"
#include "cases/seals.h"
#include "casework/delegate.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/children/pages.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/visit/asks.h"
#include "web/visit/offered.h"

/// Lending a colleague what one may see of a child while one is away; the manager's leave for the
/// address; and the end of it.
namespace haven::web {
namespace {

using access::Relation;

const std::vector<Choice> lengths = {
    {"1", "A day"}, {"3", "Three days"}, {"7", "A week"}, {"14", "Two weeks"}};

Url to_the_list(const Visit&, ChildId child) { return path("/children/{}/lend/now", child); }

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

Html act_button(const Visit& visit, const cases::Story& story, const Act& act,
                const Relation& lent) {
  const auto offered = Offers(visit, story).of(act);
  if (!offered) return {};
  Button send;
  send.text = together(act.button, el("span", {cls("govuk-visually-hidden")}, ": ",
                                      visit.people->shown(lent.subject)));
  send.name = "lent";
  send.value = lent.object + " " + lent.subject;
  send.look = ButtonLook::secondary;
  send.classes = "app-small-button";
  return visit.button_form(offered->url(), button(send));
}

Html lent_line(const Visit& visit, const cases::Story& story, const std::vector<Relation>& all,
               const Relation& lent) {
  const bool own = lent.object == visit.person().user();
  return el("li", {},
            el("p", {cls("govuk-body")}, visit.people->shown(lent.object), " lends ",
               visit.people->shown(lent.subject),
               casework::lends_address(lent) ? " the address" : " the record",
               lent.until ? together(" until ", to_words(*lent.until)) : Html(), "."),
            own                          ? act_button(visit, story, acts::end_of_lending, lent)
            : has_address_too(all, lent) ? Html()
                                         : act_button(visit, story, acts::lent_address, lent));
}

Html what_question(const Form& form) {
  std::vector<std::string> labels;
  labels.reserve(std::size(cases::seals));
  std::vector<Choice> choices;
  for (const auto& row : cases::seals)
    if (row.lent == cases::Lent::yes)
      choices.push_back({access::name_of(row.cls), labels.emplace_back(with_capital(row.words))});
  return ticks_question(form, "classes", "What do you lend?", choices);
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
         el("a", {cls("govuk-link"), href(to_the_list(visit, page.opened.story->child))},
            "What is lent now (", lent.size(), ")")),
      select_question(page.form, "to", "Which colleague?", std::move(colleagues)),
      what_question(page.form), choice_question(page.form, "days", "For how long?", lengths),
      words_question(page.form, "reason", "Why?", "Leave, illness, court", 2));
}

Result<cases::Decided> lend(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  auto asked = asks(visit.site, world, visit.who(), cases::entity(story.child), &story, {});
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
  auto asked = asks(visit.site, world, visit.who(), cases::entity(story.child), &story, {});
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

}  // namespace

const Act acts::lending = {.event = cases::Asked::begins("delegate"),
                           .path = "/children/{}/lend",
                           .title = "Lend to a colleague",
                           .button = "Lend it",
                           .questions = questions,
                           .decide = lend,
                           .on_the_record = "Lend to a colleague",
                           .leads_to = to_the_list};
const Act acts::end_of_lending = {.event = cases::Asked::ends("delegate"),
                                  .path = "/children/{}/lend/end",
                                  .title = "End what is lent",
                                  .button = "End it now",
                                  .decide = end,
                                  .leads_to = to_the_list};
const Act acts::lent_address = {.event = cases::Asked::begins("delegate"),
                                .path = "/children/{}/lend/approve",
                                .title = "Approve the address",
                                .button = "Approve the address too",
                                .decide = approve,
                                .leads_to = to_the_list};

Response show_lent(Visit& visit) {
  const auto opened = open_case(visit, "lent", Opens::name);
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
