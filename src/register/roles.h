#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// What people do, and in which kinds of organisation there is such work.
namespace haven::register_ {

struct Role {
  std::string_view code;   ///< Of person.role.
  std::string_view kinds;  ///< Of organisation.added, with spaces between them.
};

inline constexpr Role roles[] = {
    {"social_worker", "local_authority"},
    {"team_manager", "local_authority"},
    {"edt", "local_authority"},
    {"iro", "local_authority"},
    {"placements", "local_authority"},
    {"safeguarding_lead", "local_authority police health"},
    {"guardian", "guardian_service"},
    {"advocate", "guardian_service"},
    {"police_missing", "police"},
    {"police_investigator", "police"},
    {"duty_manager", "local_authority police national_desk"},
    {"national_coordinator", "national_desk"},
    {"screening_reviewer", "national_desk"},
    {"statistician", "national_desk"},
    {"auditor", "inspectorate"},
    {"carer", "provider"},
    {"first_responder", "first_responder health"},
    {"competent_authority", "home_office"},
    {"sysadmin", "platform"},
    {"org_admin",
     "local_authority police guardian_service health home_office national_desk first_responder "
     "provider inspectorate platform"},
};

/// Whether there is such work in an organisation of this kind.
bool is_done_in(const Role& role, std::string_view kind);

/// Problem ("roles"): none; one that this kind of organisation does not have; an administrator who
/// would also work with children.
Result<void> check_roles(const std::vector<std::string>& codes, std::string_view kind);

/// The codes as person.role lists them.
std::string listed(const std::vector<std::string>& codes);

}  // namespace haven::register_
