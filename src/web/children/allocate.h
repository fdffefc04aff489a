#pragma once
#include "web/site/visit.h"

/// Who works with a child: a manager decides.
namespace haven::web {

Response show_allocate(Visit& visit);
Response allocate(Visit& visit);

}  // namespace haven::web
