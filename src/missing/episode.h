#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cases/story.h"

/// One time a child was missing, from when they were last known safe to the interview after.
namespace haven::missing {

struct Sighting {
  const cases::Event* event;
  std::string confidence;
};

struct Return {
  Instant at{};  ///< Found, or came back: from here 72 hours are counted.
  const cases::Event* event;
};

struct Episode {
  std::string entity;  ///< "ep:…"
  const cases::Event* report = nullptr;
  std::optional<Span> last_safe;  ///< Nothing: not known.
  Instant found_missing{};
  std::string category;                 ///< "missing" or "away".
  std::string level;                    ///< As it stands: "high", "medium", …
  bool police_set_level = false;        ///< False: high by our own default.
  std::string force;                    ///< Who was told, "o:…".
  const cases::Event* taken = nullptr;  ///< When the police took the report.
  std::vector<const cases::Event*> reviews;
  std::vector<Sighting> sightings;
  std::optional<Return> returned;         ///< Empty while the child is still missing.
  const cases::Event* tonight = nullptr;  ///< Where the child sleeps after being found.
  const cases::Event* safe_and_well = nullptr;
  const cases::Event* interview = nullptr;  ///< The last offer, completed or declined one.

  bool is_open() const { return !returned; }
  /// How long the child has been, or was, missing.
  Seconds lasted(Instant now) const;
};

/// The times a child was missing, oldest first. Only the last can be open. They point into `story`.
std::vector<Episode> episodes(const cases::Story& story);

/// The time that is still open, or nothing.
std::optional<Episode> open_episode(const cases::Story& story);

/// Nothing when there is no such episode in this story.
std::optional<Episode> episode_named(const cases::Story& story, std::string_view entity);
/// The episode that an event of being missing names, "ep:…"; empty for any other event.
std::string_view episode_of(const cases::Event& event);

/// Whether anything recorded makes exploitation likely. It can only make the answer more careful.
bool has_exploitation_flag(const cases::Story& story);

std::string entity(EpisodeId id);

}  // namespace haven::missing
