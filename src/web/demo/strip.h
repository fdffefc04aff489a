#pragma once
#include "web/html/html.h"

namespace haven::web {

class Visit;

/// Over every page of the invented nation: that it is one, whose eyes one sees with, what time it
/// is there, and how to change both.
Html demo_strip(const Visit& visit);

}  // namespace haven::web
