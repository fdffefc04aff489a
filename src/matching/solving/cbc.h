#pragma once
#include <cstdint>
#include <functional>
#include <span>

class ClpSimplex;

/// A linear program some of whose columns must be whole, as CBC searches it.
namespace haven::matching {

/// Columns that are 0 or 1: `count` of them, from `first` on.
struct WholeColumns {
  int first = 0;
  int count = 0;
};

/// Searches the program, whose values are whole, for solutions worth more than `value` (less in
/// what it costs), and calls `found` with the whole columns of each better one. Says whether CBC
/// saw that there are no more. It may take any time.
bool search_by_cbc(ClpSimplex& program, WholeColumns whole, std::int64_t value,
                   const std::function<void(std::span<const double>)>& found);

}  // namespace haven::matching
