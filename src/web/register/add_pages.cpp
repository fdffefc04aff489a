#include <algorithm>

#include "cases/events.h"
#include "register/newcomer.h"
#include "register/organisation.h"
#include "register/team.h"
#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "values/random.h"
#include "web/components/all.h"
#include "web/forms/questions.h"
#include "web/register/authority.h"
#include "web/register/handed_over.h"
#include "web/register/newcomer.h"
#include "web/register/pages.h"

namespace haven::web {
namespace {

struct FormPage {
  std::string_view title;
  std::string_view button;
  Html questions;
};

Response form_page(const Visit& visit, const FormPage& of, const Form& form) {
  Button send;
  send.text = of.button;
  send.prevents_double_click = true;
  Page page;
  page.title = of.title;
  page.back = "/register";
  page.has_errors = form.is_wrong();
  page.content = together(form.summary(), el("h1", {cls("govuk-heading-l")}, of.title),
                          visit.open_form(together(of.questions, button(send))));
  return visit.page(std::move(page));
}

/// The same form again, with what is wrong beside its question; other Problems on their own page.
template <class ShowForm>
Response again(const Visit& visit, Form form, const Problem& problem, ShowForm show) {
  if (problem.kind != Problem::Kind::bad_input) return visit.stopped(problem);
  form.add(problem);
  return show(visit, form);
}

Response done_page(const Visit& visit, std::string_view title, const Html& content) {
  Page page;
  page.title = title;
  page.back = "/register";
  page.content = together(content, el("h1", {cls("govuk-heading-l")}, title),
                          el("p", {cls("govuk-body")},
                             el("a", {cls("govuk-link"), href("/register")}, "People and teams")));
  return visit.page(std::move(page));
}

std::string kind_of(const Visit& visit, std::string_view organisation) {
  const auto* of = visit.people->organisation(organisation);
  return of == nullptr ? std::string() : of->kind;
}

// An organisation, with its first administrator.

constexpr Choice kind_choices[] = {
    {"local_authority", "Local authority, or health and social care trust"},
    {"police", "Police force"},
    {"guardian_service", "Guardianship or advocacy service"},
    {"health", "Health body"},
    {"home_office", "Body that decides on referrals"},
    {"national_desk", "National desk"},
    {"first_responder", "Charity or other first responder"},
    {"provider", "Provider of homes"},
    {"inspectorate", "Inspectorate"}};
static_assert(std::ranges::equal(kind_choices, register_::kinds, {}, &Choice::code));

Html force_question(const Visit& visit, const Form& form) {
  Select forces;
  forces.name = "force";
  forces.label = {"Police force of its area, for an authority", "govuk-label--s"};
  forces.error = form.error("force");
  forces.value = form.value("force");
  forces.options = {{"", "None"}};
  for (const auto& [entity, of] : visit.people->organisations)
    if (of->kind == "police") forces.options.push_back({entity, of->name});
  return select(forces);
}

Response organisation_form(const Visit& visit, const Form& form) {
  return form_page(
      visit,
      {"Add an organisation", "Add the organisation",
       together(line_question(form, "organisation", "Name of the organisation"),
                choice_question(form, "kind", "What kind of body it is",
                                {std::begin(kind_choices), std::end(kind_choices)}),
                choice_question(form, "nation", "Where it works",
                                {{"eng", "England"},
                                 {"wls", "Wales"},
                                 {"sct", "Scotland"},
                                 {"ni", "Northern Ireland"},
                                 {"all", "All of them"}}),
                line_question(form, "area", "Public code of its area", "Such as a GSS code"),
                force_question(visit, form),
                line_question(form, "desk_phone", "Telephone of its duty desk"),
                line_question(form, "desk_email", "E-mail address of its duty desk"),
                el("h2", {cls("govuk-heading-m")}, "Its first administrator"),
                newcomer_questions(form), clearance_questions(form))},
      form);
}

register_::NewOrganisation read_organisation(const Form& form) {
  return {.name = form.value("organisation"),
          .kind = form.value("kind"),
          .nation = form.value("nation"),
          .area = form.value("area"),
          .force = form.value("force"),
          .desk_phone = form.value("desk_phone"),
          .desk_email = form.value("desk_email")};
}

/// For the events with which somebody's stream begins, of which this form records the first.
register_::NewcomerIds newcomer_ids(EventId added) {
  return {added, random_id<EventId>(), random_id<EventId>()};
}

/// The welcome code of the first administrator.
Result<std::string> keep_organisation(const Visit& visit, const Form& form) {
  // Its id is drawn for this form, so that the same form sent twice makes one organisation.
  const auto id = visit.drawn<OrganisationId>("organisation");
  const auto entity = cases::organisation_entity(id);
  auto& cases = visit.site.cases;
  const auto turn = cases.turn_at_register();
  const auto adds_body = TRY(may_register(visit, cases::events::organisation_added, entity));
  const auto adds_person = TRY(may_register(visit, cases::events::person_added, entity));
  const auto world = cases.world({}, visit.now);
  const auto added =
      TRY(register_::add_organisation(world, read_organisation(form), visit.main_event())
              .map_error(asked_as({{"name", "organisation"}})));
  auto newcomer = TRY(read_newcomer(form, entity, form.value("kind")));
  newcomer.roles = {"org_admin"};
  const auto joins = TRY(register_::join(world, newcomer, newcomer_ids(random_id<EventId>())));
  TRY(cases::record_in_register(cases, adds_body, ledger::StreamId{id.bytes}, {added},
                                visit.sent()));
  const auto person = visit.drawn<PersonId>("administrator");
  TRY(cases::record_in_register(cases, adds_person, ledger::StreamId{person.bytes}, joins,
                                visit.drawn<CommandId>("administrator")));
  return signin::give_welcome(visit.site.desk, {person, signin::new_totp_secret()}, visit.now);
}

// A team.

Response team_form(const Visit& visit, const Form& form) {
  return form_page(
      visit, {"Form a team", "Form the team", line_question(form, "team", "Name of the team")},
      form);
}

Result<void> keep_team(const Visit& visit, const Form& form) {
  const auto& own = visit.person().organisation;
  const auto permit = TRY(may_register(visit, cases::events::team_added, own));
  const auto formed =
      TRY(register_::form_team(visit.world,
                               {"t:" + visit.drawn<TeamId>("team").text(), form.value("team")},
                               visit.main_event())
              .map_error(asked_as({{"name", "team"}})));
  const auto stream = OrganisationId::from_text(std::string_view(own).substr(2));
  ENSURE(stream.has_value());
  TRY(cases::record_in_register(visit.site.cases, permit, ledger::StreamId{stream->bytes}, {formed},
                                visit.sent()));
  return {};
}

// A person.

Response person_form(const Visit& visit, const Form& form) {
  return form_page(visit,
                   {"Add a person", "Add the person",
                    together(newcomer_questions(form),
                             roles_question(form, kind_of(visit, visit.person().organisation)),
                             clearance_questions(form))},
                   form);
}

/// The welcome code.
Result<std::string> keep_person(const Visit& visit, const Form& form) {
  const auto& own = visit.person().organisation;
  const auto permit = TRY(may_register(visit, cases::events::person_added, own));
  const auto newcomer = TRY(read_newcomer(form, own, kind_of(visit, own)));
  auto& cases = visit.site.cases;
  const auto turn = cases.turn_at_register();
  const auto joins =
      TRY(register_::join(cases.world({}, visit.now), newcomer, newcomer_ids(visit.main_event())));
  const auto person = visit.drawn<PersonId>("person");
  TRY(cases::record_in_register(cases, permit, ledger::StreamId{person.bytes}, joins,
                                visit.sent()));
  return signin::give_welcome(visit.site.desk, {person, signin::new_totp_secret()}, visit.now);
}

}  // namespace

Response show_new_organisation(Visit& visit) {
  if (!may_register(visit, cases::events::organisation_added, visit.person().organisation))
    return visit.not_found();
  return organisation_form(visit, visit.form());
}

Response add_organisation(Visit& visit) {
  const auto form = visit.form();
  const auto before = cases::recorded_before(visit.site.cases, visit.sent());
  if (!before) return again(visit, form, before.error(), organisation_form);
  if (*before) return see_other("/register");
  const auto code = keep_organisation(visit, form);
  if (!code) return again(visit, form, code.error(), organisation_form);
  visit.drop_draft();
  return done_page(visit, "The organisation is added", welcome_words(form.value("name"), *code));
}

Response show_new_team(Visit& visit) {
  if (!may_register(visit, cases::events::team_added, visit.person().organisation))
    return visit.not_found();
  return team_form(visit, visit.form());
}

Response add_team(Visit& visit) {
  const auto form = visit.form();
  const auto kept = keep_team(visit, form);
  if (!kept) return again(visit, form, kept.error(), team_form);
  visit.drop_draft();
  return see_other("/register");
}

Response show_new_person(Visit& visit) {
  if (!may_register(visit, cases::events::person_added, visit.person().organisation))
    return visit.not_found();
  return person_form(visit, visit.form());
}

Response add_person(Visit& visit) {
  const auto form = visit.form();
  const auto before = cases::recorded_before(visit.site.cases, visit.sent());
  if (!before) return again(visit, form, before.error(), person_form);
  if (*before) return see_other(path("/register/people/{}", visit.drawn<PersonId>("person")));
  const auto code = keep_person(visit, form);
  if (!code) return again(visit, form, code.error(), person_form);
  visit.drop_draft();
  return done_page(visit, "The person is added", welcome_words(form.value("name"), *code));
}

}  // namespace haven::web
