#pragma once
#include "web/visit/visit.h"

/// The register of those who work with Haven. An administrator keeps that of their own
/// organisation; the keeper of the national register adds organisations and their first
/// administrators. Neither ever sees anything of a child here or elsewhere.
namespace haven::web {

Response show_register(Visit& visit);
Response show_new_organisation(Visit& visit);
Response add_organisation(Visit& visit);
Response show_organisation(Visit& visit);
Response show_new_team(Visit& visit);
Response add_team(Visit& visit);
Response show_new_person(Visit& visit);
Response add_person(Visit& visit);
Response show_person(Visit& visit);
Response change_person(Visit& visit);

}  // namespace haven::web
