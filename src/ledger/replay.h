#pragma once
#include <cstdint>
#include <functional>

#include "ledger/ledger.h"

/// Reading the whole ledger again, as fast as the machine can.
namespace haven::ledger {

/// Called for one entry after the other, in order, on the caller's thread. The track is a Problem
/// where its keys were destroyed (not_found) or it was tampered with (broken).
using SeeTrack = std::function<void(const Entry& entry, Result<std::string> track)>;

/// Opens the track of every entry from `position` on, reading and opening ahead on as many threads
/// as there are cores. Returns how many entries there were. Problem: as for Ledger::read_from.
Result<std::uint64_t> replay(const Ledger& ledger, std::uint64_t position, const SeeTrack& see);

}  // namespace haven::ledger
