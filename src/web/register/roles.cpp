#include "web/register/roles.h"

#include <algorithm>

namespace haven::web {
namespace {

constexpr Role roles[] = {
    {"social_worker", "Social worker", "Records for the children allocated to them",
     "local_authority"},
    {"team_manager", "Team manager", "Oversees the children of the teams they lead, and allocates",
     "local_authority"},
    {"edt", "Out-of-hours worker", "On duty, sees what keeps the authority's children safe tonight",
     "local_authority"},
    {"iro", "Reviewing officer", "Reads and reviews the children they are named for",
     "local_authority"},
    {"placements", "Placements officer", "Looks for homes, without names", "local_authority"},
    {"safeguarding_lead", "Safeguarding lead", "Judges whether an emergency opening was right",
     "local_authority police health"},
    {"guardian", "Guardian", "Stands by the children they are named for", "guardian_service"},
    {"advocate", "Advocate", "Speaks for the children they are named for", "guardian_service"},
    {"police_missing", "Police missing desk", "On duty, takes the reports made to this force",
     "police"},
    {"police_investigator", "Police investigator", "Reads what an investigation of theirs needs",
     "police"},
    {"duty_manager", "Duty manager", "Confirms that a colleague's emergency opens an address",
     "local_authority police national_desk"},
    {"national_coordinator", "National coordinator", "Routes concerns, and sees missing boards",
     "national_desk"},
    {"screening_reviewer", "Screening reviewer", "Answers blind questions about places",
     "national_desk"},
    {"statistician", "Statistician", "Counts, and sees no child", "national_desk"},
    {"auditor", "Auditor", "Reads who has looked", "inspectorate"},
    {"carer", "Carer", "Sees and reports for the child in their own home", "provider"},
    {"first_responder", "First responder", "Raises a concern, and sees what they wrote",
     "first_responder health"},
    {"competent_authority", "Decision maker", "Decides on referrals addressed to them",
     "home_office"},
    {"sysadmin", "System administrator", "Runs the machines, and sees no child", "platform"},
    {"org_admin", "Administrator", "Keeps this register, and sees no child",
     "local_authority police guardian_service health home_office national_desk first_responder "
     "provider inspectorate platform"},
};

bool is_among(std::string_view list, std::string_view word) {
  const auto padded = " " + std::string(list) + " ";
  return padded.find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

std::vector<Role> roles_in(std::string_view kind) {
  std::vector<Role> found;
  std::ranges::copy_if(roles, std::back_inserter(found),
                       [&](const Role& role) { return is_among(role.kinds, kind); });
  return found;
}

Result<void> check_roles(const std::vector<std::string>& codes, std::string_view kind) {
  if (codes.empty()) return problem("Choose what the person does", "roles");
  const auto known = roles_in(kind);
  for (const auto& code : codes)
    if (std::ranges::find(known, code, &Role::code) == known.end())
      return problem("Choose from what people do in this organisation", "roles");
  if (codes.size() > 1 && std::ranges::find(codes, "org_admin") != codes.end())
    return problem("An administrator sees no child, so this cannot go with other work", "roles");
  return {};
}

}  // namespace haven::web
