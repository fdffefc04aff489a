#pragma once
#include <functional>

#include "cases/correction.h"
#include "cases/record.h"

/// An earlier record was wrong: it is taken out, or what is right stands in its place. Both are
/// kept.
namespace haven::casework {

struct Correction {
  std::string how;  ///< A code of "corrected": withdrawn or replaced; empty: not answered.
  std::string why;
  /// What is right, of the same kind, when it is replaced.
  std::optional<cases::NewEvent> right = {};
};

/// Whether the one who recorded it mends a slip at once: `read` says that somebody else has opened
/// the record since, or was told of the event.
bool is_own_slip(const cases::Event& event, std::string_view user, bool read, Instant now);

/// Problem: it cannot be corrected ("how", as cases::can_be_corrected); it is not said what is
/// right
/// ("how"), or why it was wrong, which is asked unless it is one's own slip ("why").
Result<cases::Decided> correct(const cases::Story& story, const cases::Event& event,
                               std::string_view user, Correction correction, bool is_slip,
                               EventId id, const std::function<EventId()>& fresh, Instant now);

/// The story as it would be if the event were taken out: to see what follows before it is done.
cases::Story without(const cases::Story& story, const cases::Event& event);

}  // namespace haven::casework
