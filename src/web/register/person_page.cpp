#include "cases/events.h"
#include "register/turn.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/day_question.h"
#include "web/forms/questions.h"
#include "web/register/authority.h"
#include "web/register/change_person.h"
#include "web/register/handed_over.h"
#include "web/register/newcomer.h"
#include "web/register/pages.h"

namespace haven::web {
namespace {

struct PersonPage {
  const Visit& visit;
  const cases::Person& person;
  const cases::Organisation& employer;
  const Form& form;

  bool is_own() const { return person.organisation == visit.person().organisation; }
};

/// A form of its own under a heading. `act` says which it is.
Html act_form(const PersonPage& of, std::string_view act, std::string_view heading,
              const Html& questions) {
  Button save;
  save.text = heading;
  save.look = ButtonLook::secondary;
  save.prevents_double_click = true;
  return el(
      "section", {attr("id", "change-" + std::string(act))},
      el("h2", {cls("govuk-heading-m")}, heading),
      of.visit.open_form(
          together(el("input", {attr("type", "hidden"), attr("name", "act"), attr("value", act)}),
                   questions, button(save)),
          Visit::Draft::not_kept));
}

Html summary(const PersonPage& of) {
  const auto& person = of.person;
  SummaryList list;
  list.rows = {{"Signs in as", person.sign_in},
               {"E-mail", person.email.empty() ? Html("Not given") : Html(person.email)},
               {"Telephone", person.phone.empty() ? Html("Not given") : Html(person.phone)},
               {"Is", together(shown_code(person.status), person.on_hold ? ", on hold" : "")}};
  Html teams;
  for (const auto* as : {"member_of", "team_manager"})
    of.visit.relations->each_from(
        person.user(), as, of.visit.now, [&](const access::Relation& held) {
          teams += el("li", of.visit.people->shown(held.object),
                      held.relation == "team_manager" ? " (leads it)" : "");
        });
  list.rows.push_back({"Teams", teams ? el("ul", {cls("govuk-list")}, teams) : Html("None")});
  Html turns;
  for (const auto& turn : person.rota)
    if (of.visit.now < turn.until)
      turns += el("li", to_words(turn.from), " to ", to_words(turn.until));
  list.rows.push_back({"On duty", turns ? el("ul", {cls("govuk-list")}, turns) : Html("No turn")});
  return summary_list(list);
}

Html roles_form(const PersonPage& of) {
  return act_form(of, "roles", "Change what they do", roles_question(of.form, of.employer.kind));
}

Html status_form(const PersonPage& of) {
  std::vector<Choice> choices{{"active", "Let in"},
                              {"suspended", "Suspend: they are signed out at once"},
                              {"left", "They have left: they are signed out at once"}};
  if (of.person.on_hold)
    choices.push_back({"no_hold", "Lift the hold: somebody has spoken with them"});
  return act_form(of, "status", "Let in or shut out",
                  together(choice_question(of.form, "status", "What changes?", choices),
                           words_question(of.form, "status_reason", "Why?", {}, 2)));
}

Html team_form(const PersonPage& of) {
  std::vector<Option> teams{{"", "Choose a team"}};
  for (const auto& [entity, team] : of.visit.people->teams)
    if (team->organisation == of.person.organisation) teams.push_back({entity, team->name});
  return act_form(of, "team", "Put in a team",
                  together(select_question(of.form, "team", "Team", std::move(teams)),
                           choice_question(of.form, "team_as", "As what?",
                                           {{"member", "Member"}, {"manager", "Leads it"}})));
}

/// The duty that people of this kind of organisation have; empty when none.
std::vector<Choice> duties_in(std::string_view kind) {
  constexpr Choice duties[] = {{"edt_duty", "Out of hours"},
                               {"missing_desk_duty", "Missing desk"},
                               {"national_desk_duty", "National desk"}};
  for (const auto& duty : duties)
    if (duty.code == register_::duty_in(kind)) return {duty};
  return {};
}

Html turn_form(const PersonPage& of) {
  const auto duties = duties_in(of.employer.kind);
  if (duties.empty()) return {};
  return act_form(of, "turn", "Give a turn on the rota",
                  together(choice_question(of.form, "duty", "Which duty?", duties),
                           moment_question({"turn_from", "From"}, of.form),
                           moment_question({"turn_until", "Until"}, of.form)));
}

Html device_form(const PersonPage& of) {
  return act_form(of, "device", "Enrol a device",
                  together(el("p", {cls("govuk-body")},
                              "Addresses of children can be opened on managed devices only."),
                           day_question(of.form, "device_until", "Last day of the enrolment")));
}

Html welcome_form(const PersonPage& of) {
  return act_form(of, "welcome", "Hand out a welcome code",
                  el("p", {cls("govuk-body")},
                     "For a first sign-in, or when the password or the authenticator is lost. "
                     "Their sessions end when they use it."));
}

Html audit_form(const PersonPage& of) {
  if (!of.person.has_role("auditor") || !keeps_national_register(of.visit)) return {};
  return act_form(
      of, "audit", "Give an authority to audit",
      together(line_question(of.form, "authority", "Which authority?", "Its name, as it is listed"),
               day_question(of.form, "audit_until", "Last day of the audit"),
               words_question(of.form, "audit_reason", "Why?", {}, 2)));
}

/// The keeper of the national register says what an auditor audits, and nothing else of them.
bool is_only_for_audit(const Visit& visit, const cases::Person& person) {
  return person.organisation != visit.person().organisation && !person.has_role("org_admin");
}

Html forms(const PersonPage& of) {
  const auto clearance =
      act_form(of, "cleared", "Renew training and vetting", clearance_questions(of.form));
  return together(of.is_own() ? together(roles_form(of), team_form(of), turn_form(of)) : Html(),
                  clearance, of.is_own() ? device_form(of) : Html(), welcome_form(of),
                  status_form(of));
}

Response form_page(const PersonPage& of) {
  Page page;
  page.title = of.person.name;
  page.back = of.is_own() ? Url("/register")
                          : path("/register/organisations/{}",
                                 std::string_view(of.person.organisation).substr(2));
  page.has_errors = of.form.is_wrong();
  page.content =
      together(of.form.summary(), el("span", {cls("govuk-caption-l")}, of.employer.name),
               el("h1", {cls("govuk-heading-l")}, of.person.name), summary(of), audit_form(of),
               is_only_for_audit(of.visit, of.person) ? Html() : forms(of));
  return of.visit.page(std::move(page));
}

/// A page of its own, so that no form on it is sent with the command that was just carried out.
Response code_page(const Visit& visit, const cases::Person& person, const Html& code) {
  Page page;
  page.title = "A code to hand over";
  page.content = together(
      code, el("h1", {cls("govuk-heading-l")}, "A code to hand over"),
      el("p", {cls("govuk-body")},
         el("a", {cls("govuk-link"), href(path("/register/people/{}", person.id))}, person.name)));
  return visit.page(std::move(page));
}

/// Of one's own organisation; for the keeper of the national register, administrators and auditors
/// of all.
const cases::Person* person_in_reach(const Visit& visit) {
  const auto* person = visit.people->person("u:" + visit.part(0));
  if (person == nullptr ||
      !may_register(visit, cases::events::person_cleared, person->organisation))
    return nullptr;
  const bool own = person->organisation == visit.person().organisation;
  const bool audits = person->has_role("auditor") && keeps_national_register(visit);
  return own || audits || person->has_role("org_admin") ? person : nullptr;
}

/// What is so now, for the questions that nothing was typed into.
Form as_it_is(const cases::Person& person) {
  Form form;
  std::string roles;
  for (const auto& role : person.roles) roles += (roles.empty() ? "" : " ") + role;
  form.set("roles", roles);
  show_day(form, "trained_until", person.trained_until);
  show_day(form, "vetted_until", person.vetted_until);
  return form;
}

}  // namespace

Response show_person(Visit& visit) {
  const auto* person = person_in_reach(visit);
  const auto* employer = person ? visit.people->organisation(person->organisation) : nullptr;
  if (employer == nullptr) return visit.not_found();
  const auto form = as_it_is(*person);
  return form_page({visit, *person, *employer, form});
}

Response change_person(Visit& visit) {
  const auto* person = person_in_reach(visit);
  const auto* employer = person ? visit.people->organisation(person->organisation) : nullptr;
  if (employer == nullptr) return visit.not_found();
  const auto typed = visit.form();
  if (is_only_for_audit(visit, *person) && typed.value("act") != "audit") return visit.not_found();
  const auto changed = change(visit, *person, typed);
  if (!changed && changed.error().kind != Problem::Kind::bad_input)
    return visit.stopped(changed.error());
  if (!changed) {
    auto form = as_it_is(*person);
    for (const auto& [name, value] : typed.values()) form.set(name, value);
    form.add(changed.error());
    return form_page({visit, *person, *employer, form});
  }
  if (!changed->welcome_code.empty())
    return code_page(visit, *person, welcome_words(person->name, changed->welcome_code));
  if (!changed->device_code.empty())
    return code_page(visit, *person, device_words(person->name, changed->device_code));
  return see_other(path("/register/people/{}", person->id));
}

}  // namespace haven::web
