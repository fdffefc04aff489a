#pragma once
#include "web/site/visit.h"

/// Going missing, being found, and being listened to: a page for each step.
namespace haven::web {

/// Whom? Only for people with more than one child.
Response choose_missing(Visit& visit);
Response show_report(Visit& visit);
Response report_missing(Visit& visit);

Response show_episode(Visit& visit);

/// What the searching officers need on one sheet of paper: who, what like, with what, where to.
Response show_police_pack(Visit& visit);

Response show_police(Visit& visit);
Response record_police(Visit& visit);
Response show_review(Visit& visit);
Response record_review(Visit& visit);
Response show_sighting(Visit& visit);
Response record_sighting(Visit& visit);
Response show_found(Visit& visit);
Response record_found(Visit& visit);
Response show_tonight(Visit& visit);
Response record_tonight(Visit& visit);
Response show_safe_and_well(Visit& visit);
Response record_safe_and_well(Visit& visit);
Response show_interview(Visit& visit);
Response record_interview(Visit& visit);

}  // namespace haven::web
