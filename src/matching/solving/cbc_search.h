#pragma once
#include <sys/types.h>

#include <vector>

#include "matching/solving/search.h"

/// CBC at work beside our own branches: a general solver, told of the options that could still
/// improve the plan and of the cuts found so far. It runs in a process of its own, so that whatever
/// it does it ends when we say so. It may find a better plan, which is then reckoned anew as any
/// other; that nothing is better is believed of prices and leaves only, never of CBC.
namespace haven::matching {

class CbcSearch {
 public:
  /// Begins. `search` and `plan` are as they are before the first branch.
  CbcSearch(Search& search, FractionalPlan& plan);
  /// Ends it, wherever it is.
  ~CbcSearch();
  CbcSearch(const CbcSearch&) = delete;
  CbcSearch& operator=(const CbcSearch&) = delete;

  /// Offers what it has found since the last time, and notes when it says that nothing is better.
  /// False: nothing more will come.
  bool hear();

 private:
  Search& search_;
  pid_t process_ = -1;
  int from_ = -1;            ///< The end of a pipe; -1 when nothing more comes.
  std::vector<int> heard_;   ///< The part of a message that has come.
  std::size_t pending_ = 0;  ///< Bytes of it.
};

}  // namespace haven::matching
