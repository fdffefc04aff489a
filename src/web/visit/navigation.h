#pragma once
#include "access/request.h"
#include "web/layout.h"
#include "web/visit/visit.h"

/// What is round every page for the person who looks.
namespace haven::web {

Frame frame(const Visit& visit);

}  // namespace haven::web
