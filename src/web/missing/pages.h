#pragma once
#include "web/visit/visit.h"

/// Going missing, and what is known while a child is. The steps are acts.
namespace haven::web {

/// Whom? Only for people with more than one child.
Response choose_missing(Visit& visit);

Response show_episode(Visit& visit);

/// What the searching officers need on one sheet of paper: who, what like, with what, where to.
Response show_police_pack(Visit& visit);

}  // namespace haven::web
