#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/reading/phrases.h"

namespace haven::guidelines {

/// When the person is a child to the cards that do not say otherwise: the file rules/childhood.
struct Childhood {
  std::string source;
  std::vector<Phrase> presumed_if;  ///< All of them: whose age is uncertain is a child.
  std::vector<Phrase> ends_if;      ///< Any of them, a birthday among them.
  std::vector<Phrase> begins_if;    ///< Any of them: the person is found to be a child after all.

  /// The age at which it ends by itself, in years.
  int ends_at() const;
};

/// Problem: a label that is missing or unknown, or a phrase that is not in `phrases`; `where` is
/// "childhood, line N".
Result<Childhood> read_childhood(std::string_view text, Phrases& phrases);

}  // namespace haven::guidelines
