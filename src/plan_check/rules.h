#pragma once
#include <string>
#include <vector>

#include "plan_check/instance.h"

/// Which places a unit may go to: the rules that each pair of unit and place must keep.
namespace haven::plan_check {

/// The rules that the pair breaks, sorted; none when the unit may go there. A rule of which a fact
/// is unknown is not broken, it is "DATA_MISSING(fact)": unknown never counts as yes.
std::vector<std::string> broken_rules(const Instance& instance, std::size_t unit,
                                      std::size_t place);

}  // namespace haven::plan_check
