#pragma once
#include <optional>
#include <span>
#include <string>

#include "access/permit.h"

/// Breaking the glass: "I have this child in front of me, and nobody has told the system". Nobody
/// picks a child: they say what they know, and if a record matches it opens for an hour. Somebody
/// else always hears of it, and a third person judges it.
///
///   claimed -> open (60 minutes) -> expired -> reviewed
///                    open -> stopped -> reviewed
///
/// All here is pure: each step gives the emergency as it stands after it.
namespace haven::access {

enum class EmergencyPhase { claimed, open, stopped, expired, reviewed };
enum class EmergencyVerdict { justified, not_justified, unclear };

/// Why, as the person who claims it says.
struct EmergencyReason {
  std::string code;  ///< risk_to_life, risk_to_child or found_child.
  std::string text;  ///< What is happening: 20 characters or more.
};

/// One time that somebody broke the glass.
struct Emergency {
  struct Confirmation {
    std::string person;
    std::string role;
    Instant at;
  };
  struct Review {
    std::string person;
    EmergencyVerdict verdict;
    Instant at;
  };

  std::string id;
  std::string by;      ///< The user.
  std::string person;  ///< The human being.
  std::string line;    ///< Whom they report to: a team or a body.
  std::string reason_code;
  bool explained = false;  ///< It was said what is happening: nothing is filed without.
  Instant claimed_at;
  std::string case_id{};               ///< The child whose record matched. Empty: none did (yet).
  std::optional<Instant> opened_at{};  ///< Missing: nothing was opened.
  std::optional<Instant> stopped_at{};
  std::optional<Confirmation> confirmed{};
  std::optional<Review> reviewed{};

  /// When the opening is over, if it was ever open: after an hour or when it was stopped.
  std::optional<Instant> ends() const;
  EmergencyPhase phase(Instant now) const;
};

/// Who claims, beyond what the permit says.
struct Claimant {
  std::string emergency_id;
  std::string line;
};

/// Files a claim. `earlier` are all emergencies of this person, under whatever account. Problem:
/// the reason is not one, or says too little; three were claimed in the last 24 hours, and from
/// now on only the duty desk can help.
Result<Emergency> claim(const Permit<Action::break_glass, Class::core>& permit,
                        const Claimant& claimant, const EmergencyReason& reason,
                        std::span<const Emergency> earlier);

/// What may stand in the way of a match being opened.
struct Budget {
  std::span<const Emergency> earlier;  ///< All emergencies of this person.
  bool manager_has_noted = false;      ///< A manager has written that more than three are right.
};

/// Opens the child whose record matched. The person is never told of a Problem here, because that
/// would tell them that there was a match: another of theirs is open; three were opened in the last
/// 30 days without a manager's note; this one is not waiting for a match.
Result<Emergency> open(const Emergency& emergency, const std::string& case_id, Budget budget,
                       Instant now);

/// A duty manager stands beside it, so that for risk to life the address may be revealed. Problem:
/// it is their own, about another child, not open now, or already confirmed.
Result<Emergency> confirm(const Permit<Action::confirm, Class::request>& permit,
                          const Emergency& emergency);

/// Ends it at once: by its owner, a manager, a conflict that was found, or a hold. Problem: it is
/// not open.
Result<Emergency> stop(const Emergency& emergency, Instant now);

/// Judges it. `reviewer_line` is whom the reviewer reports to. Problem: it is their own or of their
/// own line, about another child, still open, never opened, or already judged.
Result<Emergency> review(const Permit<Action::review_break_glass, Class::request>& permit,
                         const Emergency& emergency, const std::string& reviewer_line,
                         EmergencyVerdict verdict);

/// For Context: the emergency as rules ask for it. Nothing unless it is open at `now`.
std::optional<BreakGlass> as_context(const Emergency& emergency, Instant now);

/// For Context: how long in hours the oldest of these that is over has waited for its review.
std::optional<double> unreviewed_hours(std::span<const Emergency> emergencies, Instant now);

/// Whether the person is put on hold until somebody has spoken to them: one was not justified.
bool calls_for_hold(std::span<const Emergency> emergencies);

}  // namespace haven::access
