#pragma once
#include "plan_check/instance.h"
#include "plan_check/json_part.h"

/// Reads one instance: authorities, places, units, and what is known of pairs of them.
namespace haven::plan_check {

/// Problem: says what is wrong, where ("units[2].children[0].age") and what to write instead.
Result<Instance> read_instance(const Part& written);

}  // namespace haven::plan_check
