#include <algorithm>

#include "access/delegation.h"
#include "access/limits.h"
#include "access/rules.h"

namespace haven::access {
namespace {

/// How long an own break-glass may stay unreviewed before the next is refused, in hours.
constexpr double review_is_late_h = 72;

/// Location, what was computed from it, and, outside the case team, the area.
bool is_location(const Question& q) {
  return q.is_about({Class::location}) || q.resource().derived_from_location ||
         (q.is_about({Class::area}) && !q.is_case_team());
}

/// Whether the question can be about no child at all: a register, a count, a queue, an opening.
bool needs_no_child(const Question& q) {
  return q.is_about({Class::account, Class::aggregate, Class::audit, Class::request}) ||
         q.does({Action::break_glass, Action::record});
}

/// The attribute holds this value; a missing one is an error.
Truth is(const std::optional<std::string>& attribute, std::string_view value) {
  return attribute ? Truth(*attribute == value) : Truth::error();
}

/// F01: a user who is not active, trained and vetted.
Truth not_cleared(const Question& q) {
  const auto& user = q.principal();
  return q.is_user() && (!is(user.status, "active") || !is(user.training, "current") ||
                         !is(user.vetting, "current"));
}

/// F02: the person, under whatever account, has a conflict with this child. Nobody acts without
/// being somebody.
Truth in_conflict(const Question& q) {
  const auto& person = q.principal().person;
  if (person.empty()) return Truth::error();
  if (q.child().empty()) return needs_no_child(q) ? Truth(false) : Truth::error();
  return q.relations().live(person, "conflict", q.child(), q.now());
}

/// F03: a child's account, and anything but the child's own page.
Truth child_beyond_own_page(const Question& q) {
  return q.principal().type == Principal::Type::child &&
         !q.is_about({Class::child_view, Class::child_voice_own, Class::access_summary});
}

/// F04: an address without a managed device and a fresh proof of who asks. Whoever records one
/// already knows it.
Truth without_fresh_proof(const Question& q) {
  if (q.does(Action::record) || !is_location(q)) return false;
  const auto& context = q.context();
  if (!context.device_managed) return Truth::error();
  if (!*context.device_managed) return true;
  if (!context.stepup_age_s) return Truth::error();
  return *context.stepup_age_s < 0 || *context.stepup_age_s > step_up_lasts_s;
}

/// F05: an address in any way but revealing one, or sealing one that is being recorded.
Truth location_not_revealed(const Question& q) {
  return !q.does({Action::reveal, Action::record}) && is_location(q);
}

/// F06: immigration enforcement.
Truth for_enforcement(const Question& q) {
  return q.context().purpose ? Truth(q.is_for({Purpose::immigration_enforcement})) : Truth::error();
}

/// F07: the body is shut out of this child's case, and this user is not its exception.
Truth body_is_blocked(const Question& q) {
  if (q.principal().type == Principal::Type::child || q.child().empty()) return false;
  return given(q.principal().org) &&
         q.relations().live(q.principal().org, "blocked_org", q.child(), q.now()) &&
         !q.stands_as("block_exception");
}

/// F08: sealed to named people, and not to who asks.
Truth sealed_to_others(const Question& q) {
  const auto& named = q.resource().sealed_to;
  return !named.empty() && std::ranges::find(named, q.who()) == named.end();
}

/// F09: judge in their own case, or the one who gains from their own recording.
Truth own_cause(const Question& q) {
  const auto& resource = q.resource();
  const auto is_own = [&](const std::optional<std::string>& person) -> Truth {
    if (!person) return false;
    return given(q.principal().person) && *person == q.principal().person;
  };
  if (q.does({Action::approve, Action::confirm, Action::review_break_glass, Action::grant}))
    return is_own(resource.beneficiary_person) ||
           (resource.requester_person ? is_own(resource.requester_person) : Truth::error());
  return q.does(Action::record) && resource.gives_more && is_own(resource.beneficiary_person);
}

/// F10: something unusual is being looked into, and they ask for the most dangerous.
Truth on_hold(const Question& q) {
  return q.principal().hold && q.does({Action::reveal, Action::break_glass, Action::export_});
}

/// F11: breaking the glass again while an earlier time waits too long for its review.
Truth unreviewed_too_long(const Question& q) {
  return q.does(Action::break_glass) && q.context().unreviewed_break_glass_h &&
         *q.context().unreviewed_break_glass_h > review_is_late_h;
}

/// F12: those who run the machines see accounts and never a child, whatever else they are.
Truth technical_role(const Question& q) {
  return q.has_role({"sysadmin", "dba", "developer", "support"}) && !q.is_about({Class::account});
}

/// F13: the case is closed.
Truth case_is_closed(const Question& q) {
  if (q.child().empty()) return false;
  if (!q.resource().state) return Truth::error();
  return *q.resource().state == Resource::State::closed &&
         !q.is_for({Purpose::audit, Purpose::subject_access, Purpose::reopen});
}

/// F14: passing on what was itself only lent.
Truth delegates_again(const Question& q) {
  const bool records_it = q.does(Action::record) && begins_relation(q, "delegate");
  if (!q.does(Action::delegate) && !records_it) return false;
  return any_of(q.held_as("delegate"), [&](const Relation* held) {
    if (!held->cases) return Truth::error();
    return Truth(std::ranges::find(*held->cases, q.child()) != held->cases->end());
  });
}

/// F15: the body that was offered the child and has not accepted sees only needs without a name.
Truth not_yet_accepted(const Question& q) {
  if (q.is_about({Class::match_profile})) return false;
  return any_of(q.about_child("tr:"), [&](const Relation* transfer) -> Truth {
    if (!transfer->receiving_org || q.principal().org.empty()) return Truth::error();
    if (*transfer->receiving_org != q.principal().org) return false;
    if (!transfer->state) return Truth::error();
    if (*transfer->state == "accepted" || *transfer->state == "placed") return false;
    return given(q.resource().authority) && q.resource().authority != q.principal().org;
  });
}

/// F16: a child's private words, except to guardian and advocate, when the child allows it, or
/// where a life is at risk. Whoever writes them down has heard them, and cannot read them back.
Truth private_words(const Question& q) {
  if (!q.is_about({Class::child_voice}) || q.does(Action::record) || q.stands_as("guardian") ||
      q.stands_as("advocate") || q.resource().shareable)
    return false;
  return !q.has_broken_glass({"risk_to_life"});
}

}  // namespace

std::vector<Rule> forbids() {
  return {
      {"F01", not_cleared},
      {"F02", in_conflict},
      {"F03", child_beyond_own_page},
      {"F04", without_fresh_proof},
      {"F05", location_not_revealed},
      {"F06", for_enforcement},
      {"F07", body_is_blocked},
      {"F08", sealed_to_others},
      {"F09", own_cause},
      {"F10", on_hold},
      {"F11", unreviewed_too_long},
      {"F12", technical_role},
      {"F13", case_is_closed},
      {"F14", delegates_again},
      {"F15", not_yet_accepted},
      {"F16", private_words},
  };
}

}  // namespace haven::access
