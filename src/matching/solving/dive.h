#pragma once
#include "matching/proof/look.h"
#include "matching/solving/search.h"

/// Whole plans from a fractional one, step by step.
namespace haven::matching {

/// Fixes unit after unit where the fractional plan sees it, with leave to go back, within the view.
/// Offers what it finds.
void dive(Search& search, FractionalPlan& plan, const View& view);

}  // namespace haven::matching
