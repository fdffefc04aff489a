#pragma once
#include <string_view>
#include <vector>

#include "access/decide.h"
#include "access/question.h"

namespace haven::access {

/// One sentence of the policy. docs/access.md says each in words.
struct Rule {
  std::string_view id;
  Truth (*holds)(const Question&);
};

/// What allows, and what refuses whatever else allows.
struct RuleSet {
  std::vector<Rule> permits;
  std::vector<Rule> forbids;
};

/// P01 to P16, P29 to P31 and P35: who may see what, and edit, approve or write in what they see.
std::vector<Rule> permits_to_see();
/// P17 to P28, and P37: who may record what.
std::vector<Rule> permits_to_record();
/// P32 to P34 and P36: who may open in an emergency, confirm or judge that, and who may lend.
std::vector<Rule> permits_to_act();
/// F01 to F16.
std::vector<Rule> forbids();

/// The rules that `decide` goes by.
const RuleSet& standard_rules();

/// What the decision would be under other rules: for tests, which take rules away one by one.
/// Nothing that it allows becomes a Permit.
Decision decide_by(const RuleSet& rules, const Request& request, const Relations& relations);

}  // namespace haven::access
