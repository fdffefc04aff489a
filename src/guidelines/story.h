#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "guidelines/count.h"
#include "values/moment.h"

/// What the cards are asked about: a child's story as facts and happenings, however it is stored.
namespace haven::guidelines {

/// The event that discharges the duty named in its field "duty", whatever the card says.
inline constexpr std::string_view explicit_discharge = "duty.discharged";
/// What transfers legal responsibility for a child; its field "nation" says to which nation.
inline constexpr std::string_view legal_transfer = "nts.transferred";

/// What is known of one fact. std::monostate is "asked, and not known".
using FactValue = std::variant<std::monostate, bool, std::int64_t, std::string>;

/// One thing that happened, under the dotted name it has throughout Haven.
struct Happening {
  std::string type;  ///< "child.returned".
  Span at;           ///< When it happened, as exactly as is known.
  Instant recorded;  ///< When Haven was told.
  std::map<std::string, std::string, std::less<>> fields;  ///< "outcome" -> "declined".
};

struct Story {
  /// "trafficking" -> "suspected"; "nation" -> "eng", "wls", "sct" or "ni": that of the
  /// responsible authority. A fact that is absent is not known.
  std::map<std::string, FactValue, std::less<>> facts;
  std::vector<Happening> happenings;  ///< In any order.
  std::vector<SchoolClosure> school_closed = {};
};

/// "yes" and "no" for a bool, digits for a number, the text itself; nothing when it is not known.
std::optional<std::string> fact(const Story& story, std::string_view name);

}  // namespace haven::guidelines
