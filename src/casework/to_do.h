#pragma once
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "casework/owed.h"

/// What somebody still has to do for each child: kept, so that a list of many children is read and
/// not worked out.
namespace haven::casework {

class ToDo {
 public:
  using List = std::shared_ptr<const std::vector<guidelines::Duty>>;

  /// The cards must outlive this.
  explicit ToDo(const guidelines::Cards& cards) : cards_(cards) {}

  /// What is open, overdue or breached, the clock that runs out first coming first. Worked out anew
  /// when something happened to the child or the clock changed an answer. From any thread.
  List of(const cases::Story& child, Instant now);

 private:
  /// From when to when a list holds, for a story of so many entries.
  struct Kept {
    std::uint64_t version = 0;
    Instant from, until;
    List list;
  };
  /// Children in several groups, so that readers of different children seldom wait for each other.
  struct Group {
    std::mutex mutex;
    std::unordered_map<ChildId, Kept> kept;
  };

  const guidelines::Cards& cards_;
  std::array<Group, 64> groups_;
};

}  // namespace haven::casework
