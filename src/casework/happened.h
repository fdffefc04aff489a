#pragma once
#include <optional>

#include "cases/record.h"
#include "cases/vocabulary.h"
#include "values/moment.h"

namespace haven::casework {

/// When something happened, as exactly as is known. Neither: just now.
struct When {
  std::optional<Instant> from = {};
  std::optional<Instant> to = {};  ///< If all that is known is that it was between the two.
};

/// Fresh ids of what is written.
struct HappenedIds {
  EventId main, end_about;
};

/// That an event of the vocabulary happened to this child, with what was said of it. Problem: a
/// field that `kind` does not have, or that does not hold what was said (its name); a time that is
/// still to come, or that ends before it begins ("at", "until"). With a placement ends what its
/// carers may see and do.
Result<cases::Decided> happened(const cases::EventKind& kind, const cases::Story& child,
                                cases::Fields said, const When& when, const HappenedIds& ids,
                                Instant now);

}  // namespace haven::casework
