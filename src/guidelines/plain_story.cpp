#include "guidelines/plain_story.h"

namespace haven::guidelines {

std::optional<std::string_view> fact(const PlainStory& story, std::string_view name) {
  const auto found = story.facts.find(name);
  if (found == story.facts.end()) return std::nullopt;
  const auto& text = found->second.text();
  return text ? std::optional<std::string_view>(*text) : std::nullopt;
}

}  // namespace haven::guidelines
