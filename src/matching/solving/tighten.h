#pragma once
#include "matching/solving/search.h"

/// How far the prices can prove a plan.
namespace haven::matching {

/// Alternates cuts and prices over all options until neither helps; keeps the best prices in
/// `search.best`.
void tighten(Search& search, FractionalPlan& plan);

}  // namespace haven::matching
