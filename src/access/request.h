#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/terms.h"
#include "values/moment.h"

/// What access is asked with. Ids are text with a prefix that says what they name: "u:" a user,
/// "p:" the person behind it, "c:" a child's case, "t:" a team, "ep:" a missing episode, "inc:" an
/// incident, "inv:" an investigation, "tr:" a transfer, "pl:" a placement, "nrm:" a referral; an
/// organisation's prefix says its kind ("la:", "pol:", "nhs:").
namespace haven::access {

/// Who asks: one account of one person in one organisation.
struct Principal {
  enum class Type { user, child, service };

  std::string id{};
  std::string person{};  ///< The human being, whatever account they use. Empty: not known.
  std::string org{};
  Type type = Type::user;
  std::vector<std::string> roles{};
  std::optional<std::string> status{};    ///< "active" or not. Needed for a user.
  std::optional<std::string> training{};  ///< "current" or not. Needed for a user.
  std::optional<std::string> vetting{};   ///< "current" or not. Needed for a user.
  bool hold = false;                      ///< Something unusual is being looked into.
};

/// What is asked for.
struct Resource {
  enum class State { open, closed };

  std::string case_id{};  ///< Empty when it is not about one child.
  Class cls = Class::core;
  std::string authority{};  ///< The body that answers for the child. Empty: not known.
  std::optional<State> state{};
  std::vector<std::string> sealed_to{};  ///< Users. Empty: not sealed to named people.
  std::optional<std::string> requester_person{};
  std::optional<std::string> beneficiary_person{};
  bool shareable = false;              ///< The child allowed these words to be shared.
  bool derived_from_location = false;  ///< A distance, a cost, a ward: treated as location.
  std::string event{};                 ///< Action record: the dotted name of the event, and for
                                       ///< relation.started and relation.ended a colon and the
                                       ///< relation ("relation.started:allocated_worker"). A
                                       ///< concern that opens a child is asked for with the new
                                       ///< child's id.
  bool gives_more = true;              ///< Action record: whether recording `event` gives somebody
                                       ///< more than they had, as its kind declares. What comes of
                                       ///< having acted, such as taking a report, does not.
};

/// How many characters it takes to say what is happening.
inline constexpr std::size_t break_glass_explained = 20;

/// An opening in an emergency, as it stands now.
struct BreakGlass {
  std::string id{};
  std::string by{};  ///< The user who claimed it.
  std::string case_id{};
  std::optional<Instant> activated_at{};
  std::string reason_code{};  ///< risk_to_life, risk_to_child or found_child.
  bool explained = false;     ///< In so many characters as it takes it was said what is happening.
  bool eligible = false;
  std::optional<std::string> confirmed_by_person{};
  std::optional<std::string> confirmed_by_role{};
};

/// In what circumstances.
struct Context {
  Instant now{};
  std::optional<Purpose> purpose{};
  std::string reason{};
  /// Seconds since they last proved that it is they; since signing in when they have not done so
  /// since. Missing is an error, and refused.
  std::optional<long> stepup_age_s{};
  std::optional<bool> device_managed{};
  std::optional<BreakGlass> break_glass{};
  std::optional<double>
      unreviewed_break_glass_h{};  ///< Age in hours of their oldest unreviewed one.
};

struct Request {
  Principal principal;
  Action action = Action::view;
  Resource resource;
  Context context;
  /// Attributes that were given and could not be understood ("principal.roles"): a rule that asks
  /// for one of them is in error. Always empty for requests that Haven itself makes.
  std::vector<std::string> unreadable{};
};

}  // namespace haven::access
