#include "main/wiped_memory.h"

#include <malloc.h>
#include <string.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>

namespace haven::program {
namespace {

std::atomic<bool> is_wiping{false};

}  // namespace

void wipe_freed_memory() { is_wiping = true; }

}  // namespace haven::program

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

// The C library keeps its own free under this name for programs that bring another.
extern "C" void __libc_free(void* block);                          // NOLINT(*-reserved-identifier)
extern "C" void* __libc_realloc(void* block, std::size_t length);  // NOLINT(*-reserved-identifier)

// `new`, SQLite, OpenSSL and the C library itself all end here: the linker binds every library's
// free and realloc to the program's own (glibc manual, "Replacing malloc").

extern "C" void free(void* block) noexcept {
  if (block != nullptr && haven::program::is_wiping.load(std::memory_order_relaxed))
    explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
}

extern "C" void* realloc(void* block, std::size_t length) noexcept {
  const bool wipes = haven::program::is_wiping.load(std::memory_order_relaxed);
  if (block == nullptr || length == 0 || !wipes) return __libc_realloc(block, length);
  const auto had = malloc_usable_size(block);
  if (length <= had && length > had / 2) {
    explicit_bzero(static_cast<char*>(block) + length, had - length);
    return block;
  }
  // The library's own realloc would leave the old block as it was.
  void* const moved = std::malloc(length);
  if (moved == nullptr) return nullptr;
  memcpy(moved, block, std::min(had, length));
  free(block);
  return moved;
}

#endif
