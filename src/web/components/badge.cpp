#include "web/components/badge.h"

#include <string>

namespace haven::web {
namespace {

std::string_view name_of(BadgeColour colour) {
  switch (colour) {
    case BadgeColour::blue:
      return "moj-badge--blue";
    case BadgeColour::bright_purple:
      return "moj-badge--bright-purple";
    case BadgeColour::red:
      return "moj-badge--red";
    case BadgeColour::black:
      return "moj-badge--black";
    case BadgeColour::grey:
      return "moj-badge--grey";
    case BadgeColour::green:
      return "moj-badge--green";
  }
  return "";
}

}  // namespace

Html badge(const Html& words, BadgeColour colour) {
  return el("span", {cls("moj-badge", name_of(colour))}, words);
}

Html notification_badge(unsigned count, std::string_view what) {
  if (count == 0) return {};
  const std::string seen = count >= 99 ? "99+" : std::to_string(count);
  const std::string read = count >= 99 ? "99 or more" : std::to_string(count);
  return el("span", {cls("moj-notification-badge")},
            el("span", {attr("aria-hidden", "true")}, seen),
            el("span", {cls("govuk-visually-hidden")}, "(", read, " ", what, ")"));
}

}  // namespace haven::web
