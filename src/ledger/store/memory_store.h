#pragma once
#include <memory>

#include "ledger/store/memory_disk.h"
#include "ledger/store/store.h"

namespace haven::ledger {

/// A store in memory, on a disk of its own making or on `disk`, which must outlive it. What a disk
/// holds already is read: whole groups of rows, up to the first that is not whole.
std::unique_ptr<Store> memory_store();
std::unique_ptr<Store> memory_store(MemoryDisk& disk);

}  // namespace haven::ledger
