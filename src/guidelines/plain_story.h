#pragma once
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/working_out/count.h"
#include "values/moment.h"

/// What the cards are asked about: a child's story as facts and happenings, however it is stored.
namespace haven::guidelines {

/// The two events that have a meaning whatever the cards say, by the names that they have in Haven.
/// The caller brings them, for no card need name them.
struct OwnEvents {
  std::string discharge;  ///< Discharges the duty that its field "duty" names.
  std::string transfer;   ///< Passes responsibility in law to the nation in its field "nation".
  std::string corrected;  ///< Takes the event out that its field "event" names.
};

/// What is known of one fact, as cards read it: "yes" and "no", digits, or the text itself.
class FactValue {
 public:
  FactValue() = default;  ///< Asked, and not known.
  FactValue(std::same_as<bool> auto answer) : text_(answer ? "yes" : "no") {}
  FactValue(std::int64_t number) : text_(std::to_string(number)) {}
  FactValue(std::string text) : text_(std::move(text)) {}

  const std::optional<std::string>& text() const { return text_; }

 private:
  std::optional<std::string> text_;
};

/// One thing that happened, under the dotted name it has throughout Haven.
struct Happening {
  std::string type;  ///< "child.returned".
  Span at;           ///< When it happened, as exactly as is known.
  Instant recorded;  ///< When Haven was told.
  std::map<std::string, std::string, std::less<>> fields;  ///< "outcome" -> "declined".
};

struct PlainStory {
  /// "trafficking" -> "suspected"; "nation" -> "eng", "wls", "sct" or "ni": that of the
  /// responsible authority. A fact that is absent is not known.
  std::map<std::string, FactValue, std::less<>> facts;
  std::vector<Happening> happenings;  ///< In any order.
  std::vector<SchoolClosure> school_closed = {};
};

/// Nothing when it is not known. The story must outlive what is returned.
std::optional<std::string_view> fact(const PlainStory& story, std::string_view name);

}  // namespace haven::guidelines
