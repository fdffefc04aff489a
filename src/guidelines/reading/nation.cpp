#include "guidelines/reading/nation.h"

namespace haven::guidelines {
namespace {

struct Extent {
  std::string_view words;
  std::vector<Nation> nations;
};

const std::vector<Extent>& extents() {
  using enum Nation;
  static const std::vector<Extent> all = {
      {"England", {england}},
      {"Wales", {wales}},
      {"Scotland", {scotland}},
      {"Northern Ireland", {northern_ireland}},
      {"England and Wales", {england, wales}},
      {"United Kingdom", {england, wales, scotland, northern_ireland}},
  };
  return all;
}

}  // namespace

std::string_view code(Nation nation) {
  constexpr std::array<std::string_view, 4> codes = {"eng", "wls", "sct", "ni"};
  return codes[static_cast<std::size_t>(nation)];
}

std::optional<Nation> nation_of_code(std::string_view text) {
  for (const auto nation : all_nations)
    if (code(nation) == text) return nation;
  return std::nullopt;
}

std::optional<std::vector<Nation>> read_extent(std::string_view words) {
  for (const auto& extent : extents())
    if (extent.words == words) return extent.nations;
  return std::nullopt;
}

}  // namespace haven::guidelines
