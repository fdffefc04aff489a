#pragma once
#include "web/site/visit.h"

namespace haven::web {

Response show_allocate(Visit& visit);
Response allocate(Visit& visit);

}  // namespace haven::web
