#pragma once

/// Where a child is stays in this program's memory only while somebody is being shown it.
namespace haven::program {

/// From now on whatever any part of this process frees, our own code, the C library or any other,
/// is overwritten before it can be used again. A build with a sanitizer, which watches the heap
/// itself, goes on as before.
void wipe_freed_memory();

}  // namespace haven::program
