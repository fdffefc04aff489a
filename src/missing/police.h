#pragma once
#include "cases/record.h"
#include "missing/episode.h"

/// What the police record of a missing child: that they have the report, and the risk level.
namespace haven::missing {

struct PoliceEntry {
  std::string reference;  ///< The police's own; may follow later.
  std::string level;      ///< Empty: as it stands.
  std::string set_by;     ///< The rank, needed with a level.
  std::string reason;     ///< Needed when the level is lowered.
};

struct PoliceIds {
  EventId entry;
  EventId relation;
};

/// `officer` ("u:…") becomes the episode's officer with the first entry.
/// Under an exploitation flag only an inspector or above lowers the level from high, with a reason;
/// that the child was missing before never lowers it.
/// Problem: not missing; a level without a rank; lowered without rank or reason.
Result<cases::Decided> take_report(const cases::Story& child, const Episode& episode,
                                   const PoliceEntry& entry, std::string_view officer,
                                   std::string_view force, const PoliceIds& ids, Instant now);

}  // namespace haven::missing
