#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/request.h"
#include "cases/cases.h"
#include "values/mutex.h"

/// Break-glass as it stands: who has opened which child's record in an emergency, and what has
/// become of it. Worked out from the ledger; follows it.
namespace haven::casework {

struct Opening {
  std::string claim;  ///< "bg:…"
  std::string by;     ///< "u:…"
  ChildId child{};
  std::string reason_code;
  Instant opened{};
  std::optional<Instant> stopped;
  std::string confirmed_by;  ///< "u:…"; empty when nobody has.
  std::optional<Instant> reviewed;
  std::string verdict;
};

class Openings {
 public:
  /// Takes in what has happened, and follows from here on.
  explicit Openings(cases::Cases& cases);

  /// Every opening by this user, oldest first.
  std::vector<Opening> by(std::string_view user) const;
  /// Every opening that nobody has reviewed, oldest first.
  std::vector<Opening> unreviewed() const;
  std::optional<Opening> claim(std::string_view claim) const;

 private:
  void take_in(const cases::Event& event);

  mutable Mutex mutex_;
  std::vector<Opening> openings_ GUARDED_BY(mutex_);
  cases::Listening listening_;  ///< Ends first.
};

}  // namespace haven::casework
