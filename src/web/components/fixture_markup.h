#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/html/html.h"

/// For tests only: HTML as GOV.UK publishes it, read so that two pieces can be compared, and built
/// again through the same functions every page uses. There is no other way to make Html, here
/// neither.
namespace haven::web {

/// A piece of markup: an element, or words (then `tag` is empty).
struct Node {
  std::string tag;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< Unescaped, sorted by name.
  std::vector<Node> children;
  std::string words;  ///< Unescaped, as written.
};

std::vector<Node> read_markup(std::string_view markup);

/// The same text for markup that differs only in white space, order of attributes or spelling of
/// character references.
std::string normalised(std::string_view markup);

/// `markup` built with el(). Throws std::runtime_error on an element, attribute or address that
/// pages cannot use either.
Html rebuilt(std::string_view markup);
Attribute rebuilt_attribute(const std::string& name, const std::string& value);
Url rebuilt_url(const std::string& address);

}  // namespace haven::web
