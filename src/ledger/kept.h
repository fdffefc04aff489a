#pragma once
#include <tl/expected.hpp>
#include <utility>

#include "values/result.h"

namespace haven::ledger {

/// Why something is not on the disk.
struct NotKept {
  enum class Disk {
    full,    ///< There is no room. Nothing of it is there, and it may be tried again.
    failed,  ///< What the disk holds is only known when it is opened anew: nothing may be tried.
  };
  NotKept(Problem why, Disk what_ails = Disk::failed) : problem(std::move(why)), disk(what_ails) {}

  Problem problem;
  Disk disk;
};

/// On the disk, all of it, or why not.
using Kept = tl::expected<void, NotKept>;

/// For whom it is all one which way it failed.
inline Result<void> as_result(const Kept& kept) {
  if (!kept) return tl::unexpected(kept.error().problem);
  return {};
}

}  // namespace haven::ledger
