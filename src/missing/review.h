#pragma once
#include "cases/record.h"
#include "missing/episode.h"

/// What people do together while a child is missing: reviews, and sightings as they come in.
namespace haven::missing {

struct Review {
  std::optional<Instant> held;  ///< Nothing: now.
  std::string came;
  std::string invited;  ///< Who was asked and did not come.
  std::string decisions;
  std::string publicity;  ///< Whether to publish, and why: publicity can help a trafficker.
};

/// Problem: the child has been found; a review in the future; nobody came; nothing was decided.
Result<cases::Decided> review(const Episode& episode, const Review& held, EventId id, Instant now);

struct Seen {
  std::optional<Span> when;  ///< Nothing: now.
  std::string area;          ///< Where, sealed with the child's whereabouts.
  std::string by_whom;
  std::string confidence = "unknown";
  std::string force;  ///< "o:…": the force in whose area it was; it is told too. May be empty.
};

struct SightingIds {
  EventId sighting;
  EventId told;
};

/// Problem: the child has been found; a sighting in the future, or before the child was missing;
/// no place.
Result<cases::Decided> sighting(const Episode& episode, const Seen& seen, const SightingIds& ids,
                                Instant now);

}  // namespace haven::missing
