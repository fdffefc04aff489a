#include "web/visit/offered.h"

#include <array>

namespace haven::web {
namespace {

/// The act's address for this child. No more than two of its parts are open.
Url address_of(const Act& act, ChildId child, std::string_view part) {
  const auto own = child.text();
  const std::array<std::string_view, 2> parts{own, part};
  return path_of(act.path, parts.data(), part.empty() ? 1 : 2);
}

}  // namespace

std::optional<Offered> Offers::of(const Act& act, std::string_view part) const {
  if (act.is_due && !act.is_due(visit_, story_)) return std::nullopt;
  const auto asking = asking_.try_emplace(act.purpose, visit_, story_, act.purpose).first;
  if (!asking->second(act.event)) return std::nullopt;
  return Offered(address_of(act, story_.child, part));
}

Button button_to(const Offered& offered, Html words, ButtonLook look) {
  return button_link(offered.url(), std::move(words), look);
}

Html link_to(const Offered& offered, const Html& words) {
  return el("a", {cls("govuk-link"), href(offered.url())}, words);
}

}  // namespace haven::web
