#pragma once
#include "web/visit/visit.h"

namespace haven::web {

/// My work today: what must I do, in order of harm and clock.
Response today(Visit& visit);
/// The same for every child of the teams this person manages.
Response team_today(Visit& visit);
/// What is overdue for those children, and what was departed from, why, and who approved it.
Response team_duties(Visit& visit);

}  // namespace haven::web
