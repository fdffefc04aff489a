#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "ledger/ledger.h"

/// Reading the whole ledger again, as fast as the machine can.
namespace haven::ledger {

/// What a page of entries came to, waiting for its turn. Called once, on the replay's own thread.
using TakeIn = std::function<Result<void>()>;

/// Does with a page all that can be done out of turn: opens it, reads what it says. Called from
/// several threads at once, each time with the next entries.
using OpenPage = std::function<TakeIn(std::vector<Entry> page)>;

/// Reads every entry from `position` on, opening pages ahead on as many threads as there are cores
/// and taking them in one after the other. Returns how many entries there were. Problem: as for
/// Ledger::read_from, or the first one a page was taken in with; nothing is taken in after it.
Result<std::uint64_t> replay(const Ledger& ledger, std::uint64_t position, const OpenPage& open);

}  // namespace haven::ledger
