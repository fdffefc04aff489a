#pragma once
#include <iosfwd>

#include "matching/solving/batch.h"

/// The plain integer program of matching.md 2.3, with every eligible pair, for solvers that know
/// nothing of its shape. CPLEX LP format.
namespace haven::bench {

void write_plain_model(const matching::Batch& batch, std::ostream& out);

}  // namespace haven::bench
