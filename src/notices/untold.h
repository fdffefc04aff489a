#pragma once
#include <cstddef>
#include <optional>

#include "values/moment.h"

namespace haven::notices {

/// Of how many children nobody could be told at the last look, and since when there are any. Each
/// is tried again at every look.
struct Untold {
  std::size_t children = 0;
  std::optional<Instant> since;
};

}  // namespace haven::notices
