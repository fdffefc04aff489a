#pragma once
#include <iosfwd>
#include <optional>
#include <string>

#include "guidelines/reading/cards.h"
#include "values/moment.h"

/// `haven duties`: stories in, duties out, as JSON. docs/formats/duties.md gives both.
namespace haven::guidelines {

struct AskedAsOf {
  std::optional<Instant> as_of;     ///< Empty: the story's own "now".
  std::optional<Instant> known_at;  ///< Empty: all that the story tells.
  std::string explain{};            ///< A card's id: its working in words, instead of JSON.
};

/// One object gives one, an array or {"examples": [...]} gives an array. Unknown events and keys
/// are named on `err` and do not stop the answer. Returns 0, or 2 when the input cannot be read;
/// then `err` says why and `out` is left alone.
int duties_command(std::istream& in, std::ostream& out, std::ostream& err, const Cards& cards,
                   const AskedAsOf& asked);

}  // namespace haven::guidelines
