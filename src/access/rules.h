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

/// P01 to P16: who may see or do what.
std::vector<Rule> permits();
/// P17 to P28, and P37: who may record what.
std::vector<Rule> record_permits();
/// P29 onward: boards, the carer's summary, and acts of their own such as claiming break-glass.
std::vector<Rule> further_permits();
/// F01 to F16.
std::vector<Rule> forbids();

/// The rules that `decide` goes by.
const RuleSet& standard_rules();

/// What the decision would be under other rules: for tests, which take rules away one by one.
/// Nothing that it allows becomes a Permit.
Decision decide_by(const RuleSet& rules, const Request& request, const Relations& relations);

}  // namespace haven::access
