#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cases/story.h"

/// Where a child is placed: what kind of home, since when. The address is sealed and not in here.
namespace haven::care {

struct Placement {
  std::string entity;  ///< "pl:…"
  std::string type;    ///< A code of placement.start.
  bool emergency = false;
  std::string authority;  ///< "o:…"
  Instant started{};
  const cases::Event* start = nullptr;
  std::optional<Instant> ended;
  std::string end_reason;
};

/// Every placement of the story, oldest first. They point into `story`.
std::vector<Placement> placements(const cases::Story& story);
/// The one that has not ended, or nothing.
std::optional<Placement> placement_now(const cases::Story& story);

/// What is known of where the child is, without saying where: as of when, and by whom.
struct Whereabouts {
  enum class Known { placed, missing_since, found_not_placed, never_recorded };
  Known known = Known::never_recorded;
  Instant as_of{};                          ///< The moment the last fact about it holds from.
  const cases::Event* confirmed = nullptr;  ///< The event that says so; nothing if never recorded.
};
Whereabouts whereabouts(const cases::Story& story);

/// Whether the child is looked after now.
bool is_looked_after(const cases::Story& story);

}  // namespace haven::care
