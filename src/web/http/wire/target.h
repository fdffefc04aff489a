#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "web/http/fields.h"

/// The path and query of a request line.
namespace haven::web {

struct Target {
  std::string path;
  Fields query;
};

/// Nothing when the path could name one page to one reader and another page to the next: a segment
/// that is empty, "." or ".."; an encoded slash, backslash, percent sign or control character; text
/// that is not UTF-8. A slash at the end is kept as it came.
std::optional<Target> read_target(std::string_view target);

}  // namespace haven::web
