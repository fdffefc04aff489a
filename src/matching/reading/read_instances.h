#pragma once
#include <string_view>
#include <vector>

#include "matching/instance.h"
#include "values/result.h"

/// Many instances in one text.
namespace haven::matching {

/// One instance, an array of them, {"instances": [...]}, or one a line. Problem: names the line or
/// the number of the instance as well.
Result<std::vector<Instance>> read_instances(std::string_view text);

}  // namespace haven::matching
