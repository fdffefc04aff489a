#pragma once
#include <memory>
#include <span>
#include <vector>

#include "cases/event.h"
#include "ledger/ledger.h"

namespace haven::cases {

/// An entry as the projections take it in. Pure work on one entry, so it may be done out of turn.
struct OpenedEntry {
  std::uint64_t position = 0;  ///< In the ledger.
  /// Nothing when the keys were destroyed: nobody can know any more what this was, and that is
  /// meant.
  std::shared_ptr<const Event> event;
  Fields names;  ///< The fields of class core, of register events only.
};

/// Each entry opened, in order. Problem (broken): it cannot be read, or its event is not known.
std::vector<Result<OpenedEntry>> open_entries(const ledger::Ledger& ledger,
                                              std::span<const ledger::Entry> entries,
                                              const Vocabulary& vocabulary);

}  // namespace haven::cases
