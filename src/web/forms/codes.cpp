#include "web/forms/codes.h"

#include <algorithm>
#include <unordered_map>

#include "values/words.h"

namespace haven::web {

std::string shown_code(std::string_view code) {
  static const std::unordered_map<std::string_view, std::string_view> words = {
      {"iro", "reviewing officer"},
      {"edt", "out-of-hours worker"},
      {"police_missing", "police missing desk"},
      {"police_investigator", "police investigator"},
      {"org_admin", "administrator"},
      {"sysadmin", "system administrator"},
      {"withdrawn", "it did not happen to this child"},
      {"replaced", "it happened otherwise"},
      {"eng", "England"},
      {"wls", "Wales"},
      {"sct", "Scotland"},
      {"ni", "Northern Ireland"},
      {"not_set", "not set"},
      {"childrens_home", "children's home"},
      {"section_20", "section 20 (accommodated)"},
      {"no_service", "no service exists"},
      {"childs_wish", "the child's stated wish"},
      {"safety", "the child's safety"},
      {"court_order", "a court order"},
      {"time", "there was not time"},
      {"other_law", "another law"},
      {"SEX_CSE", "child sexual exploitation"},
      {"SEX_COMMERCIAL", "made to sell sex"},
      {"SEX_HELD", "taken, held and assaulted"},
      {"CRIM_CANNABIS", "cannabis cultivation"},
      {"CRIM_COUNTY_LINES", "made to move drugs"},
      {"CRIM_THEFT", "made to steal"},
      {"CRIM_BEG", "made to beg"},
      {"CRIM_FRAUD", "fraud"},
      {"CRIM_BOAT", "made to steer a boat"},
      {"CRIM_OTHER", "other forced crime"},
      {"LAB_NAILS", "nail bar"},
      {"LAB_CARWASH", "car wash"},
      {"LAB_FOOD", "food work"},
      {"LAB_BUILD", "building work"},
      {"LAB_FARM", "farm work"},
      {"LAB_FISH", "fishing"},
      {"LAB_OTHER", "other forced work"},
      {"FIN_WAGES", "earnings or account taken"},
      {"DOM_SERV", "work in a household"},
      {"ORGAN", "organ removal"},
      {"MARRIAGE", "forced marriage"},
      {"ADOPTION", "illegal adoption"},
  };
  const auto known = words.find(code);
  if (known != words.end()) return std::string(known->second);
  std::string shown(code);
  std::ranges::transform(shown, shown.begin(), [](char letter) {
    if (letter == '_' || letter == '-' || letter == '.') return ' ';
    return small_letter(letter);
  });
  return shown;
}

std::string with_capital(std::string_view words) {
  std::string label(words);
  if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label;
}

}  // namespace haven::web
