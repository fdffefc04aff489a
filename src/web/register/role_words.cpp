#include "web/register/role_words.h"

#include <algorithm>

#include "register/roles.h"

namespace haven::web {
namespace {

constexpr RoleWords all_words[] = {
    {"social_worker", "Social worker", "Records for the children allocated to them"},
    {"team_manager", "Team manager", "Oversees the children of the teams they lead, and allocates"},
    {"edt", "Out-of-hours worker",
     "On duty, sees what keeps the authority's children safe tonight"},
    {"iro", "Reviewing officer", "Reads and reviews the children they are named for"},
    {"placements", "Placements officer", "Looks for homes, without names"},
    {"safeguarding_lead", "Safeguarding lead", "Judges whether an emergency opening was right"},
    {"guardian", "Guardian", "Stands by the children they are named for"},
    {"advocate", "Advocate", "Speaks for the children they are named for"},
    {"police_missing", "Police missing desk", "On duty, takes the reports made to this force"},
    {"police_investigator", "Police investigator", "Reads what an investigation of theirs needs"},
    {"duty_manager", "Duty manager", "Confirms that a colleague's emergency opens an address"},
    {"national_coordinator", "National coordinator", "Routes concerns, and sees missing boards"},
    {"screening_reviewer", "Screening reviewer", "Answers blind questions about places"},
    {"statistician", "Statistician", "Counts, and sees no child"},
    {"auditor", "Auditor", "Reads who has looked"},
    {"carer", "Carer", "Sees and reports for the child in their own home"},
    {"first_responder", "First responder", "Raises a concern, and sees what they wrote"},
    {"competent_authority", "Decision maker", "Decides on referrals addressed to them"},
    {"sysadmin", "System administrator", "Runs the machines, and sees no child"},
    {"org_admin", "Administrator", "Keeps this register, and sees no child"},
};
static_assert(std::ranges::equal(all_words, register_::roles, {}, &RoleWords::code,
                                 &register_::Role::code));

}  // namespace

std::vector<RoleWords> roles_in(std::string_view kind) {
  std::vector<RoleWords> found;
  for (std::size_t i = 0; i < std::size(all_words); ++i)
    if (register_::is_done_in(register_::roles[i], kind)) found.push_back(all_words[i]);
  return found;
}

}  // namespace haven::web
