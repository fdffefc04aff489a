#pragma once
#include <string>
#include <string_view>

#include "web/html/html.h"

/// What every GOV.UK question has: a hint, an error, and the ids that tie them to the input.
namespace haven::web {

struct Group {
  std::string classes = {};
  Attributes attributes = {};
  Html before = {};  ///< Before the inputs.
  Html after = {};   ///< After the inputs.
};

/// The hint and the error of one question, and the ids that describe its input.
struct Described {
  Html markup;
  std::string by;  ///< For aria-describedby; may be empty.
};

/// `already` are ids that describe the input beside its own hint and error.
Described describe(std::string_view id, const Html& hint, const Html& error,
                   std::string_view already = {});

Html form_group(const Group& group, bool has_error, const Html& content);

}  // namespace haven::web
