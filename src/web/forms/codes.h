#pragma once
#include <string>
#include <string_view>

/// Codes of the vocabulary as people read them.
namespace haven::web {

/// The words for people that a list of codes stands for.
std::string shown_code(std::string_view code);
/// As a label or a cell begins.
std::string with_capital(std::string_view words);

}  // namespace haven::web
