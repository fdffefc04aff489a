#include <algorithm>

#include "cases/events.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/register/authority.h"
#include "web/register/pages.h"
#include "web/register/role_words.h"

namespace haven::web {
namespace {

Html roles_words(const cases::Person& person, std::string_view kind) {
  std::string words;
  for (const auto& role : roles_in(kind))
    if (person.has_role(role.code)) words += (words.empty() ? "" : ", ") + std::string(role.words);
  return words.empty() ? Html("Nothing yet") : Html(words);
}

Html day_words(const std::optional<Date>& day, Instant now) {
  if (!day) return tag("not set", TagColour::red);
  const bool over = std::chrono::sys_days(*day) < std::chrono::sys_days(london_day(now));
  return over ? together(to_words(*day), " ", tag("over", TagColour::red)) : Html(to_words(*day));
}

Html status_words(const cases::Person& person) {
  if (person.status == "left") return tag("left", TagColour::grey);
  if (person.status == "suspended") return tag("suspended", TagColour::orange);
  return person.on_hold ? tag("on hold", TagColour::orange) : tag("active", TagColour::green);
}

std::vector<const cases::Person*> people_of(const Visit& visit, std::string_view organisation) {
  std::vector<const cases::Person*> people;
  for (const auto& [user, person] : visit.people->people)
    if (person->organisation == organisation) people.push_back(person.get());
  std::ranges::sort(people, {}, &cases::Person::name);
  return people;
}

Html people_table(const Visit& visit, const cases::Organisation& of) {
  Table list;
  list.caption = "People";
  list.caption_classes = "govuk-table__caption--m";
  list.head = {{"Name"}, {"Signs in as"}, {"Does"}, {"Is"}, {"Trained until"}, {"Vetted until"}};
  for (const auto* person : people_of(visit, of.entity))
    list.rows.push_back(
        {{el("a", {cls("govuk-link"), href(path("/register/people/{}", person->id))},
             person->name)},
         {person->sign_in},
         {roles_words(*person, of.kind)},
         {status_words(*person)},
         {day_words(person->trained_until, visit.now)},
         {day_words(person->vetted_until, visit.now)}});
  return scrolling("People", table(list));
}

Html teams_list(const Visit& visit, std::string_view organisation) {
  Html teams;
  for (const auto& [entity, team] : visit.people->teams)
    if (team->organisation == organisation) teams += el("li", team->name);
  return together(el("h2", {cls("govuk-heading-m")}, "Teams"),
                  teams ? el("ul", {cls("govuk-list govuk-list--bullet")}, teams)
                        : el("p", {cls("govuk-body")}, "No team yet."));
}

Html organisations_table(const Visit& visit) {
  Table list;
  list.caption = "Organisations";
  list.caption_classes = "govuk-table__caption--m";
  list.head = {{"Name"}, {"Kind"}, {"Nation"}};
  for (const auto& [entity, of] : visit.people->organisations)
    list.rows.push_back({{el("a",
                             {cls("govuk-link"), href(path("/register/organisations/{}",
                                                           std::string_view(entity).substr(2)))},
                             of->name)},
                         {shown_code(of->kind)},
                         {of->nation.empty() ? Html("All") : Html(shown_code(of->nation))}});
  Button add;
  add.text = "Add an organisation";
  add.href = "/register/organisations/new";
  return together(scrolling("Organisations", table(list)), button(add));
}

Html add_buttons() {
  Button person;
  person.text = "Add a person";
  person.href = "/register/people/new";
  Button team;
  team.text = "Form a team";
  team.href = "/register/teams/new";
  team.look = ButtonLook::secondary;
  return button_group(together(button(person), button(team)));
}

}  // namespace

Response show_register(Visit& visit) {
  const auto* own = visit.people->organisation(visit.person().organisation);
  if (own == nullptr || !may_register(visit, cases::events::person_added, own->entity))
    return visit.not_found();
  Page page;
  page.title = "People and teams";
  page.content = together(el("span", {cls("govuk-caption-l")}, own->name),
                          el("h1", {cls("govuk-heading-l")}, "People and teams"), add_buttons(),
                          people_table(visit, *own), teams_list(visit, own->entity),
                          keeps_national_register(visit) ? organisations_table(visit) : Html());
  return visit.page(std::move(page));
}

Response show_organisation(Visit& visit) {
  const auto* of = visit.people->organisation("o:" + visit.part(0));
  if (of == nullptr || !may_register(visit, cases::events::organisation_added, of->entity))
    return visit.not_found();
  const auto people_with = [&](std::string_view role) {
    return each(visit.people->with_role(role, of->entity), [](const cases::Person* person) {
      return el(
          "li",
          el("a", {cls("govuk-link"), href(path("/register/people/{}", person->id))}, person->name),
          " ", status_words(*person));
    });
  };
  const auto administrators = people_with("org_admin");
  const auto auditors = people_with("auditor");
  Page page;
  page.title = of->name;
  page.back = "/register";
  page.content = together(el("span", {cls("govuk-caption-l")}, shown_code(of->kind)),
                          el("h1", {cls("govuk-heading-l")}, of->name),
                          el("h2", {cls("govuk-heading-m")}, "Administrators"),
                          administrators ? el("ul", {cls("govuk-list")}, administrators)
                                         : el("p", {cls("govuk-body")},
                                              "No administrator. Nobody can add people here."),
                          auditors ? together(el("h2", {cls("govuk-heading-m")}, "Auditors"),
                                              el("ul", {cls("govuk-list")}, auditors))
                                   : Html());
  return visit.page(std::move(page));
}

}  // namespace haven::web
