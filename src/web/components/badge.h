#pragma once
#include <string_view>

#include "web/html/html.h"

/// Ministry of Justice badges.
namespace haven::web {

enum class BadgeColour { blue, bright_purple, red, black, grey, green };

Html badge(const Html& words, BadgeColour colour = BadgeColour::blue);
/// How many: "99+" from 99 on; nothing when `count` is 0. `what` is read out after the number.
Html notification_badge(unsigned count, std::string_view what);

}  // namespace haven::web
