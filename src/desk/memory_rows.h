#pragma once
#include <memory>

#include "desk/rows.h"

namespace haven::desk {

/// Rows that end with the program.
std::unique_ptr<Rows> memory_rows();

}  // namespace haven::desk
