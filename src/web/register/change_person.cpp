#include "web/register/change_person.h"

#include <algorithm>

#include "cases/events.h"
#include "casework/audit_scope.h"
#include "desk/drafts.h"
#include "signin/device.h"
#include "signin/totp.h"
#include "web/register/authority.h"
#include "web/register/roles.h"
#include "web/signin/one_time_codes.h"
#include "web/site/day_question.h"

namespace haven::web {
namespace {

/// One change: the visitor, whom it is about, and what was typed.
struct Change {
  const Visit& visit;
  const cases::Person& person;
  const Form& form;

  Result<Changed> keep(const cases::NewEvent& event) const {
    const auto permit = TRY(may_register(visit, *event.kind, person.organisation));
    const auto turn = visit.site.cases.turn_at_register();
    TRY(cases::record_in_register(visit.site.cases, permit, ledger::StreamId{person.id.bytes},
                                  {event}, visit.sent()));
    return Changed{};
  }
  /// Nobody renews their own clearance, or gives themselves other work.
  Result<void> is_of_somebody_else() const {
    if (person.id == visit.person().id)
      return problem("Another administrator must change this for you",
                     "change-" + form.value("act"));
    return {};
  }
};

Result<Changed> set_roles(const Change& change) {
  TRY(change.is_of_somebody_else());
  const auto* employer = change.visit.people->organisation(change.person.organisation);
  TRY(check_roles(change.form.answers("roles"), employer == nullptr ? "" : employer->kind));
  return change.keep(registered<cases::events::person_role>(change.visit.now)
                         .with<"roles">(change.form.value("roles")));
}

Result<Changed> set_clearance(const Change& change) {
  TRY(change.is_of_somebody_else());
  const auto trained = TRY(need_day(change.form, "trained_until"));
  const auto vetted = TRY(need_day(change.form, "vetted_until"));
  return change.keep(registered<cases::events::person_cleared>(change.visit.now)
                         .with<"trained_until">(to_text(trained))
                         .with<"vetted_until">(to_text(vetted)));
}

Result<Changed> set_status(const Change& change) {
  TRY(change.is_of_somebody_else());
  const auto chosen = change.form.value("status");
  const auto reason = change.form.value("status_reason");
  if (chosen != "active" && chosen != "suspended" && chosen != "left" && chosen != "no_hold")
    return problem("Choose what changes", "status");
  if (reason.empty()) return problem("Say why", "status_reason");
  const bool lifts = chosen == "no_hold";
  const bool holds = change.person.on_hold && !lifts;
  auto changed = TRY(change.keep(registered<cases::events::person_status>(change.visit.now)
                                     .with<"status">(lifts ? change.person.status : chosen)
                                     .with<"hold">(holds ? "yes" : "no")
                                     .with<"reason">(reason)));
  if (chosen == "suspended" || chosen == "left")
    TRY(change.visit.site.sessions.end_all(change.person.id, change.visit.site.clock.unmoved()));
  if (chosen == "left")
    TRY(desk::drop_drafts(change.visit.site.desk, change.person.id, change.visit.now));
  return changed;
}

Result<Changed> set_team(const Change& change) {
  const auto* team = change.visit.people->team(change.form.value("team"));
  if (team == nullptr || team->organisation != change.person.organisation)
    return problem("Choose a team", "team");
  const auto as = change.form.value("team_as");
  if (as != "member" && as != "manager") return problem("Choose as what", "team_as");
  if (as == "manager" && !change.person.has_role("team_manager"))
    return problem("Only a team manager leads a team. Change what the person does first",
                   "team_as");
  return change.keep(registered<cases::events::team_member>(change.visit.now)
                         .with<"team">(team->entity)
                         .with<"as">(as));
}

Result<Changed> set_turn(const Change& change) {
  const auto duty = change.form.value("duty");
  if (duty.empty()) return problem("Choose the duty", "duty");
  const auto from = TRY(read_moment(change.form, "turn_from", change.visit.now));
  if (!from) return problem("Say when the turn begins", "turn_from");
  const auto until = TRY(read_moment(change.form, "turn_until", change.visit.now));
  if (!until || *until <= *from)
    return problem("Say when the turn ends: after it begins", "turn_until");
  return change.keep(registered<cases::events::rota_set>(change.visit.now)
                         .with<"duty">(duty)
                         .with<"organisation">(change.person.organisation)
                         .with<"from">(to_text(*from))
                         .with<"until">(to_text(*until)));
}

Result<Changed> enrol_device(const Change& change) {
  const auto day = TRY(need_day(change.form, "device_until"));
  const auto until = start_of(next_day(day));
  if (until <= change.visit.now)
    return problem("Choose a day that is still to come", "device_until");
  const auto device = change.visit.drawn<signin::DeviceId>("device");
  TRY(change.keep(registered<cases::events::device_enrolled>(change.visit.now)
                      .with<"device">("d:" + device.text())
                      .with<"until">(to_text(until))));
  Changed changed;
  changed.device_code =
      TRY(give_device(change.visit.site.desk, {change.person.id, std::string(device.raw()), until},
                      change.visit.now));
  return changed;
}

/// Whoever hands out the code could use it, so it is what adding the person is, and not for
/// oneself.
Result<Changed> hand_out_welcome(const Change& change) {
  TRY(change.is_of_somebody_else());
  TRY(may_register(change.visit, cases::events::person_added, change.person.organisation));
  if (change.person.status != "active")
    return problem("The person is not let in. Let them back in first", "change-welcome");
  Changed changed;
  changed.welcome_code = TRY(give_welcome(
      change.visit.site.desk, {change.person.id, signin::new_totp_secret()}, change.visit.now));
  return changed;
}

/// Who looked at whose children, and why: for one authority, and for a time.
Result<Changed> give_audit(const Change& change) {
  casework::AuditScope scope;
  scope.auditor = &change.person;
  scope.authority = change.visit.people->authority_called(change.form.value("authority"));
  scope.from = change.visit.now;
  const auto last_day = TRY(need_day(change.form, "audit_until"));
  scope.until = start_of(next_day(last_day));
  scope.reason = change.form.value("audit_reason");
  return change.keep(
      TRY(casework::scope_audit(scope, change.visit.main_event(), change.visit.now)));
}

struct Act {
  std::string_view name;
  Result<Changed> (*carry_out)(const Change& change);
};
constexpr Act acts[] = {
    {"roles", set_roles},
    {"cleared", set_clearance},
    {"status", set_status},
    {"team", set_team},
    {"turn", set_turn},
    {"device", enrol_device},
    {"welcome", hand_out_welcome},
    {"audit", give_audit},
};

}  // namespace

Result<Changed> change(const Visit& visit, const cases::Person& person, const Form& form) {
  const auto act = std::ranges::find(acts, form.value("act"), &Act::name);
  if (act == std::end(acts)) return problem("Choose what to change", {});
  return act->carry_out({visit, person, form});
}

}  // namespace haven::web
