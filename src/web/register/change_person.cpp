#include "web/register/change_person.h"

#include <algorithm>

#include "cases/events.h"
#include "desk/drafts.h"
#include "register/audit_scope.h"
#include "register/device.h"
#include "register/person.h"
#include "register/team.h"
#include "register/turn.h"
#include "signin/device.h"
#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "web/forms/day_question.h"
#include "web/register/authority.h"

namespace haven::web {
namespace {

/// One change: the visitor, whom it is about, and what was typed.
struct Change {
  const Visit& visit;
  const cases::Person& person;
  const Form& form;

  register_::Changing whom() const { return {person.user(), visit.person().user()}; }

  /// What is decided reads the register as it is in this very turn. `questions` as for asked_as.
  using Decide = std::function<Result<cases::NewEvent>(const cases::World&)>;
  Result<Changed> keep(std::map<std::string, std::string> questions, const Decide& decide) const {
    auto& cases = visit.site.cases;
    const auto turn = cases.turn_at_register();
    const auto event =
        TRY(decide(cases.world({}, visit.now)).map_error(asked_as(std::move(questions))));
    const auto permit = TRY(may_register(visit, *event.kind, person.organisation));
    TRY(cases::record_in_register(cases, permit, ledger::StreamId{person.id.bytes}, {event},
                                  visit.sent()));
    return Changed{};
  }
  /// What is found wrong with the whole of the form stands at its heading.
  std::string heading() const { return "change-" + form.value("act"); }
};

Result<Changed> set_roles(const Change& change) {
  return change.keep({{"by", change.heading()}}, [&](const cases::World& world) {
    return register_::set_roles(world, change.whom(), change.form.answers("roles"),
                                change.visit.main_event());
  });
}

Result<Changed> set_clearance(const Change& change) {
  const register_::Clearance clearance{TRY(need_day(change.form, "trained_until")),
                                       TRY(need_day(change.form, "vetted_until"))};
  return change.keep({{"by", change.heading()}}, [&](const cases::World& world) {
    return register_::clear(world, change.whom(), clearance, change.visit.main_event());
  });
}

Result<Changed> set_status(const Change& change) {
  const register_::NewStatus told{change.form.value("status"), change.form.value("status_reason")};
  auto changed = TRY(change.keep(
      {{"by", change.heading()}, {"reason", "status_reason"}}, [&](const cases::World& world) {
        return register_::set_status(world, change.whom(), told, change.visit.main_event());
      }));
  if (told.status == "suspended" || told.status == "left")
    TRY(change.visit.site.sessions.end_all(change.person.id, change.visit.site.clock.unmoved()));
  if (told.status == "left")
    TRY(desk::drop_drafts(change.visit.site.desk, change.person.id, change.visit.now));
  return changed;
}

Result<Changed> set_team(const Change& change) {
  return change.keep({{"as", "team_as"}}, [&](const cases::World& world) {
    return register_::put_in_team(
        world, {change.person.user(), change.form.value("team"), change.form.value("team_as")},
        change.visit.main_event());
  });
}

Result<Changed> set_turn(const Change& change) {
  const auto from = TRY(read_moment(change.form, "turn_from", change.visit.now));
  const auto until = TRY(read_moment(change.form, "turn_until", change.visit.now));
  return change.keep(
      {{"from", "turn_from"}, {"until", "turn_until"}}, [&](const cases::World& world) {
        return register_::give_turn(world,
                                    {change.person.user(), change.form.value("duty"), from, until},
                                    change.visit.main_event());
      });
}

Result<Changed> enrol_device(const Change& change) {
  const auto device = change.visit.drawn<signin::DeviceId>("device");
  const register_::Enrolment enrolment{"d:" + device.text(),
                                       TRY(need_day(change.form, "device_until"))};
  auto changed = TRY(change.keep({{"until", "device_until"}}, [&](const cases::World& world) {
    return register_::enrol(world, enrolment, change.visit.main_event());
  }));
  changed.device_code = TRY(signin::give_device(
      change.visit.site.desk,
      {change.person.id, std::string(device.raw()), register_::end_of(enrolment)},
      change.visit.now));
  return changed;
}

/// Whoever hands out the code could use it, so it is what adding the person is, and not for
/// oneself.
Result<Changed> hand_out_welcome(const Change& change) {
  TRY(may_register(change.visit, cases::events::person_added, change.person.organisation));
  // Of two at once one would not see the code of the other, which is void by it.
  const auto& cases = change.visit.site.cases;
  const auto turn = cases.turn_at_register();
  TRY(register_::may_be_welcomed(cases.world({}, change.visit.now), change.whom())
          .map_error(asked_as({{"by", change.heading()}, {"person", change.heading()}})));
  Changed changed;
  changed.welcome_code = TRY(signin::give_welcome(
      change.visit.site.desk, {change.person.id, signin::new_totp_secret()}, change.visit.now));
  return changed;
}

/// Who looked at whose children, and why: for one authority, and for a time.
Result<Changed> give_audit(const Change& change) {
  const auto last_day = TRY(need_day(change.form, "audit_until"));
  return change.keep(
      {{"until", "audit_until"}, {"reason", "audit_reason"}}, [&](const cases::World& world) {
        register_::AuditScope scope;
        scope.auditor = world.people->person(change.person.user());
        scope.authority = world.people->authority_called(change.form.value("authority"));
        scope.from = world.now;
        scope.until = start_of(next_day(last_day));
        scope.reason = change.form.value("audit_reason");
        return register_::scope_audit(scope, change.visit.main_event(), world.now);
      });
}

struct PersonAct {
  std::string_view name;
  Result<Changed> (*carry_out)(const Change& change);
};
constexpr PersonAct acts[] = {
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
  const auto act = std::ranges::find(acts, form.value("act"), &PersonAct::name);
  if (act == std::end(acts)) return problem("Choose what to change", {});
  return act->carry_out({visit, person, form});
}

}  // namespace haven::web
