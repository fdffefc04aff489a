#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "access/relations.h"
#include "access/request.h"
#include "values/result.h"

namespace haven::access {

/// One question from a file of questions (docs/access.md shows the form), with all that holds.
struct AskedQuestion {
  std::string id;  ///< Empty when it has none.
  Request request;
  Relations relations;
  bool says_what_it_gives = false;  ///< Whether `resource.gives_more` was said.
  /// Keys that no rule asks for, and values that could not be understood: a sentence each.
  std::vector<std::string> remarks;
};

/// Reads one line. A value that is not what a rule needs makes that rule an error, and the answer
/// a refusal. Problem: not JSON, or not clear who asks what about what, when, or which relations
/// hold.
Result<AskedQuestion> read_question(std::string_view line);

}  // namespace haven::access
