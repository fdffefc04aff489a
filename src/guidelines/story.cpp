#include "guidelines/story.h"

namespace haven::guidelines {

std::optional<std::string> fact(const Story& story, std::string_view name) {
  const auto found = story.facts.find(name);
  if (found == story.facts.end()) return std::nullopt;
  const auto& value = found->second;
  if (const auto* answer = std::get_if<bool>(&value)) return *answer ? "yes" : "no";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return std::nullopt;
}

}  // namespace haven::guidelines
