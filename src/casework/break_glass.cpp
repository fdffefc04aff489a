#include "casework/break_glass.h"

#include <algorithm>

#include "access/question.h"
#include "cases/events.h"
#include "cases/vocabulary.h"

namespace haven::casework {
namespace {

using access::Emergency;

/// Something that happened to a claim.
template <const auto& K>
cases::New<K> event(const std::string& claim, EventAt at) {
  return cases::New<K>(at.id, Span::at(at.now)).template with<"claim">(claim);
}

/// The teams that a person belongs to or leads.
std::vector<std::string> teams_of(std::string_view user, const Everyone& everyone) {
  std::vector<std::string> teams;
  for (const auto* as : {"member_of", "team_manager"})
    everyone.relations.each_from(user, as, everyone.now, [&](const access::Relation& held) {
      teams.push_back(held.object);
    });
  return teams;
}

/// A team of both, else `other` alone: two people are of one line when this is the same for both.
std::string line_beside(std::string_view user, std::string_view other, const Everyone& everyone) {
  const auto own = teams_of(user, everyone);
  const auto theirs = teams_of(other, everyone);
  const auto shared = std::ranges::find_first_of(own, theirs);
  return shared == own.end() ? std::string(user) : *shared;
}

bool are_of_one_line(std::string_view one, std::string_view other, const Everyone& everyone) {
  return one == other || line_beside(one, other, everyone) != one;
}

std::optional<access::EmergencyVerdict> verdict_named(std::string_view name) {
  using access::EmergencyVerdict;
  if (name == "justified") return EmergencyVerdict::justified;
  if (name == "not_justified") return EmergencyVerdict::not_justified;
  if (name == "unclear") return EmergencyVerdict::unclear;
  return std::nullopt;
}

std::optional<cases::Hold> hold_on(const cases::Person& person, const Opening& opening,
                                   EventAt at) {
  cases::NewEvent status =
      cases::New<cases::events::person_status>(at.id, Span::at(at.now))
          .with<"status">(person.status)
          .with<"hold">("yes")
          .with<"reason">("Opening a record in an emergency was not justified: " + opening.claim);
  return cases::Hold{person.id, std::move(status)};
}

}  // namespace

Emergency emergency(const Opening& opening, const cases::Register& people) {
  Emergency had;
  had.id = opening.claim;
  had.by = opening.by;
  if (const auto* by = people.person(opening.by)) had.person = by->person();
  had.claimed_at = opening.opened;
  had.reason_code = opening.reason_code;
  // Its words are sealed with the case. Nothing is opened without them.
  had.explained = true;
  had.case_id = cases::entity(opening.child);
  had.opened_at = opening.opened;
  had.stopped_at = opening.stopped;
  if (const auto* by = people.person(opening.confirmed_by))
    had.confirmed = {by->person(), by->has_role("duty_manager") ? "duty_manager" : "",
                     opening.opened};
  if (opening.reviewed)
    had.reviewed = {{},
                    verdict_named(opening.verdict).value_or(access::EmergencyVerdict::unclear),
                    *opening.reviewed};
  return had;
}

void bring_emergencies(access::Request& asked, const cases::Person& asker, const Openings& openings,
                       const cases::Register& people) {
  const auto now = asked.context.now;
  std::vector<Emergency> own;
  for (const auto& opening : openings.by(asker.user())) {
    own.push_back(emergency(opening, people));
    if (own.back().case_id != asked.resource.case_id) continue;
    auto glass = access::as_context(own.back(), now);
    if (!glass) continue;
    glass->eligible = !asker.on_hold;
    asked.context.break_glass = std::move(glass);
  }
  asked.context.unreviewed_break_glass_h = access::unreviewed_hours(own, now);
}

Result<void> check(const Claim& claim) {
  if (claim.said.name.empty()) return problem("Give the name as the child says it", "name");
  if (claim.said.born_or_reference.empty())
    return problem("Give the birth date as said, or the reference", "born");
  if (claim.where.empty()) return problem("Say where you and the child are now", "where");
  if (access::characters(claim.reason) < access::break_glass_explained)
    return problem("Say in a sentence what is happening", "reason");
  if (claim.reason_code.empty()) return problem("Choose why you need to know now", "reason_code");
  // Whatever the ledger would refuse is refused before anything is looked up.
  struct Answer {
    std::string_view field;
    std::string_view value;
    std::string_view asked;  ///< As the page calls it.
    std::string_view refusal;
  };
  const Answer answers[] = {
      {"names", claim.said.name, "name", "This cannot be kept as a name: say it in fewer words"},
      {"born", claim.said.born_or_reference, "born",
       "This cannot be kept as a birth date or a reference: say it in fewer words"},
      {"where", claim.where, "where", "Say in fewer words where you are"},
      {"reason", claim.reason, "reason", "Say in fewer words what is happening"},
      {"reason_code", claim.reason_code, "reason_code", "Choose why you need to know now"}};
  const auto* kind = &cases::events::break_glass_claimed;
  for (const auto& [field, value, asked, refusal] : answers)
    if (!cases::check(*kind->field(field), value))
      return problem(std::string(refusal), std::string(asked));
  return {};
}

Result<Emergency> file(const cases::ClaimPermit& permit, const Claim& claim,
                       std::span<const EarlierClaim> earlier) {
  std::vector<Emergency> before;
  for (const auto& each : earlier) {
    Emergency filed;
    filed.id = each.id;
    filed.claimed_at = each.at;
    before.push_back(std::move(filed));
  }
  return access::claim(permit, {claim.id, {}}, {claim.reason_code, claim.reason}, before);
}

bool may_open(const Emergency& filed, ChildId matched, std::span<const Opening> own,
              const cases::Register& people, Instant now) {
  std::vector<Emergency> earlier;
  for (const auto& opening : own) earlier.push_back(emergency(opening, people));
  return access::open(filed, cases::entity(matched), {earlier}, now).has_value();
}

cases::NewEvent claimed(const Claim& claim, std::optional<ChildId> matched, EventAt at) {
  return event<cases::events::break_glass_claimed>(claim.id, at)
      .with<"reason_code">(claim.reason_code)
      .with<"names">(claim.said.name)
      .with<"born">(claim.said.born_or_reference)
      .with<"where">(claim.where)
      .with<"reason">(claim.reason)
      .with<"matched">(matched ? cases::entity(*matched) : "");
}

cases::NewEvent opened(const Claim& claim, EventAt at) {
  return event<cases::events::break_glass_opened>(claim.id, at)
      .with<"reason_code">(claim.reason_code)
      .with<"reason">(claim.reason);
}

Result<cases::NewEvent> confirmed(const cases::ConfirmPermit& permit, const Opening& opening,
                                  const cases::Register& people, std::string reason, EventAt at) {
  TRY(access::confirm(permit, emergency(opening, people)));
  return event<cases::events::break_glass_confirmed>(opening.claim, at)
      .with<"reason">(std::move(reason));
}

Result<cases::NewEvent> stopped(const Opening& opening, const cases::Register& people, EventAt at) {
  TRY(access::stop(emergency(opening, people), at.now));
  return event<cases::events::break_glass_stopped>(opening.claim, at);
}

bool may_review(const cases::Person& reviewer, const Opening& opening, const cases::Story& child,
                const Everyone& everyone) {
  bool manages = false;
  everyone.relations.each_from(
      reviewer.user(), "team_manager", everyone.now, [&](const access::Relation& held) {
        manages = manages || everyone.relations.live(held.object, "responsible_team",
                                                     cases::entity(child.child), everyone.now);
      });
  const bool leads =
      reviewer.has_role("safeguarding_lead") && reviewer.organisation == child.authority();
  return (manages || leads) && !are_of_one_line(reviewer.user(), opening.by, everyone);
}

Result<Reviewed> review(const cases::ReviewPermit& permit, const Opening& opening,
                        const cases::Story& child, const Everyone& everyone,
                        const Judgement& judgement) {
  const auto* reviewer = everyone.people.person(permit.who());
  if (reviewer == nullptr || !may_review(*reviewer, opening, child, everyone))
    return problem("There is no such opening", {}, Problem::Kind::not_found);
  const auto verdict = verdict_named(judgement.verdict);
  if (!verdict) return problem("Choose what you judge", "verdict");
  if (judgement.reason.empty()) return problem("Give your reasons", "reason");
  auto judged = emergency(opening, everyone.people);
  const auto* opener = everyone.people.person(opening.by);
  judged.line = line_beside(opening.by, permit.who(), everyone);
  TRY(access::review(permit, judged, line_beside(permit.who(), opening.by, everyone), *verdict));

  Reviewed reviewed{
      event<cases::events::break_glass_reviewed>(opening.claim, {judgement.id, everyone.now})
          .with<"verdict">(judgement.verdict)
          .with<"reason">(judgement.reason),
      {}};
  if (*verdict == access::EmergencyVerdict::not_justified && opener != nullptr)
    reviewed.hold = hold_on(*opener, opening, {judgement.hold_id, everyone.now});
  return reviewed;
}

}  // namespace haven::casework
