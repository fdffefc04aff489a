#pragma once
#include "cases/story.h"
#include "main/tracks.h"

/// Events and stories as tests tell them: by name, out of the whole vocabulary, sealed and read
/// back as production does it, so that nothing sealed is seen where only tracks are.
namespace haven::cases {

inline const Vocabulary& all_events() {
  static const auto all = tracks();
  return all;
}

inline const EventKind& kind_named(std::string_view name) {
  const auto* kind = all_events().find(name);
  ENSURE(kind != nullptr);
  return *kind;
}

/// Adds an event that was recorded at this moment.
inline void keep(Story& story, const NewEvent& event, Instant recorded) {
  const auto sections = seal_sections(event, {"u:x", "o:x", "care", ""}).value();
  ledger::Entry entry;
  entry.stream = ledger::StreamId{story.child.bytes};
  entry.version = ++story.version;
  entry.time = recorded;
  story.add(std::make_shared<const Event>(
      read_track(sections.front().plain, entry, all_events()).value()));
}

}  // namespace haven::cases
