#include "access/break_glass.h"

#include <algorithm>

#include "access/limits.h"
#include "access/question.h"

namespace haven::access {
namespace {

constexpr long claims_a_day = 3;
constexpr long openings_in_30_days = 3;
constexpr Hours a_day{24};
constexpr Hours thirty_days{30 * 24};

tl::unexpected<Problem> refused(std::string says) {
  return problem(std::move(says), "", Problem::Kind::not_allowed);
}

bool is_reason(std::string_view code) {
  return code == "risk_to_life" || code == "risk_to_child" || code == "found_child";
}

/// Whether `moment` lies in the `span` that ends at `now`: its first moment does, its last does.
bool is_within(Instant moment, Seconds span, Instant now) {
  return moment <= now && now - moment < span;
}

/// What both who confirm and who review must be: somebody else, and sure of the child.
Result<void> is_for(const Emergency& emergency, const Granted& granted) {
  if (granted.person() == emergency.person)
    return refused("Somebody else must do this, because the emergency was yours");
  if (granted.child() != emergency.case_id) return problem("This emergency is about another child");
  return {};
}

}  // namespace

std::optional<Instant> Emergency::ends() const {
  if (!opened_at) return std::nullopt;
  const auto runs_out = *opened_at + break_glass_lasts;
  return stopped_at ? std::min(*stopped_at, runs_out) : runs_out;
}

EmergencyPhase Emergency::phase(Instant now) const {
  if (reviewed) return EmergencyPhase::reviewed;
  const auto end = ends();
  if (!end) return EmergencyPhase::claimed;
  if (now < *end) return EmergencyPhase::open;
  return stopped_at ? EmergencyPhase::stopped : EmergencyPhase::expired;
}

Result<Emergency> claim(const Permit<Action::break_glass, Class::core>& permit,
                        const Claimant& claimant, const EmergencyReason& reason,
                        std::span<const Emergency> earlier) {
  const auto now = permit.decided_at();
  if (!is_reason(reason.code)) return problem("Choose why you need to know now", "reason_code");
  if (characters(reason.text) < break_glass_explained)
    return problem("Say in 20 characters or more what is happening", "reason_text");
  const auto today = std::ranges::count_if(
      earlier, [&](const Emergency& each) { return is_within(each.claimed_at, a_day, now); });
  if (today >= claims_a_day)
    return refused("You have asked three times in 24 hours. Ring the duty desk, who will help");
  return Emergency{.id = claimant.emergency_id,
                   .by = permit.who(),
                   .person = permit.person(),
                   .line = claimant.line,
                   .reason_code = reason.code,
                   .explained = true,
                   .claimed_at = now};
}

Result<Emergency> open(const Emergency& emergency, const std::string& case_id, Budget budget,
                       Instant now) {
  if (emergency.phase(now) != EmergencyPhase::claimed || now < emergency.claimed_at)
    return problem("This emergency is not waiting for a match");
  const auto is_open = [&](const Emergency& each) {
    return each.phase(now) == EmergencyPhase::open;
  };
  const auto is_recent = [&](const Emergency& each) {
    return each.opened_at && is_within(*each.opened_at, thirty_days, now);
  };
  if (std::ranges::any_of(budget.earlier, is_open))
    return refused("Another emergency of this person is open");
  if (std::ranges::count_if(budget.earlier, is_recent) >= openings_in_30_days &&
      !budget.manager_has_noted)
    return refused("Three were opened in 30 days; a manager must note that more are right");
  auto opened = emergency;
  opened.case_id = case_id;
  opened.opened_at = now;
  return opened;
}

Result<Emergency> confirm(const Permit<Action::confirm, Class::request>& permit,
                          const Emergency& emergency) {
  TRY(is_for(emergency, permit.granted()));
  if (emergency.phase(permit.decided_at()) != EmergencyPhase::open)
    return problem("This emergency is not open");
  if (emergency.confirmed) return problem("This emergency is already confirmed");
  auto confirmed = emergency;
  confirmed.confirmed = {permit.person(), "duty_manager", permit.decided_at()};
  return confirmed;
}

Result<Emergency> stop(const Emergency& emergency, Instant now) {
  if (emergency.phase(now) != EmergencyPhase::open) return problem("This emergency is not open");
  auto stopped = emergency;
  stopped.stopped_at = now;
  return stopped;
}

Result<Emergency> review(const Permit<Action::review_break_glass, Class::request>& permit,
                         const Emergency& emergency, const std::string& reviewer_line,
                         EmergencyVerdict verdict) {
  TRY(is_for(emergency, permit.granted()));
  if (reviewer_line == emergency.line) return refused("Somebody of another team must review this");
  const auto phase = emergency.phase(permit.decided_at());
  if (phase == EmergencyPhase::claimed) return problem("This emergency never opened anything");
  if (phase == EmergencyPhase::open) return problem("This emergency is still open");
  if (phase == EmergencyPhase::reviewed) return problem("This emergency is already reviewed");
  auto reviewed = emergency;
  reviewed.reviewed = {permit.person(), verdict, permit.decided_at()};
  return reviewed;
}

std::optional<BreakGlass> as_context(const Emergency& emergency, Instant now) {
  if (emergency.phase(now) != EmergencyPhase::open) return std::nullopt;
  BreakGlass glass{.id = emergency.id,
                   .by = emergency.by,
                   .case_id = emergency.case_id,
                   .activated_at = emergency.opened_at,
                   .reason_code = emergency.reason_code,
                   .explained = emergency.explained,
                   .eligible = true};
  if (emergency.confirmed) {
    glass.confirmed_by_person = emergency.confirmed->person;
    glass.confirmed_by_role = emergency.confirmed->role;
  }
  return glass;
}

std::optional<double> unreviewed_hours(std::span<const Emergency> emergencies, Instant now) {
  std::optional<double> longest;
  for (const auto& each : emergencies) {
    const auto end = each.ends();
    if (each.reviewed || !end || now < *end) continue;
    const auto hours = std::chrono::duration<double, std::ratio<3600>>(now - *end).count();
    longest = std::max(longest.value_or(0), hours);
  }
  return longest;
}

bool calls_for_hold(std::span<const Emergency> emergencies) {
  return std::ranges::any_of(emergencies, [](const Emergency& each) {
    return each.reviewed && each.reviewed->verdict == EmergencyVerdict::not_justified;
  });
}

}  // namespace haven::access
