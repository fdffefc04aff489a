#include "web/today/waiting_for_team.h"

#include "web/acts.h"
#include "web/components/all.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

/// The teams that this person leads now.
std::vector<const cases::Team*> teams_led(const Visit& visit) {
  std::vector<const cases::Team*> teams;
  visit.relations->each_from(visit.person().user(), "team_manager", visit.now,
                             [&](const access::Relation& held) {
                               if (const auto* team = visit.people->team(held.object))
                                 teams.push_back(team);
                             });
  return teams;
}

Html buttons(const Visit& visit, const cases::Story& child, const Offered& offered,
             const std::vector<const cases::Team*>& teams) {
  return each(teams, [&](const cases::Team* team) {
    Button take;
    take.text = together(acts::taking_on.button, " for ", team->name,
                         el("span", {cls("govuk-visually-hidden")}, ": ", child.reference()));
    take.name = "team";
    take.value = team->entity;
    take.look = ButtonLook::secondary;
    take.classes = "app-small-button";
    return visit.button_form(offered.url(), button(take));
  });
}

}  // namespace

Html waiting_for_team(const Visit& visit) {
  const auto teams = teams_led(visit);
  if (teams.empty()) return {};
  Html children;
  for (const auto& child : visit.site.cases.stories()) {
    // Few wait, of a whole nation: which authority answers is worked out for those alone.
    if (!acts::taking_on.is_due(visit, *child)) continue;
    if (child->authority() != visit.person().organisation) continue;
    if (const auto offered = Offers(visit, *child).of(acts::taking_on))
      children += el("li", {}, el("p", {cls("govuk-body")}, child->reference()),
                     buttons(visit, *child, *offered, teams));
  }
  if (children.empty()) return {};
  return together(el("h2", {cls("govuk-heading-m")}, "No team has these children"),
                  el("ul", {cls("govuk-list govuk-list--spaced")}, children));
}

}  // namespace haven::web
