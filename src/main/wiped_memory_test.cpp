#include "main/wiped_memory.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace haven::program {
namespace {

constexpr std::string_view address = "7 Quay Lane is where she sleeps";
constexpr std::size_t length = 4096;

/// A block with the address in its middle, since its first bytes are the allocator's once freed.
char* block_with_address() {
  auto* block = static_cast<char*>(std::malloc(length));
  std::memset(block, ' ', length);
  std::memcpy(block + length / 2, address.data(), address.size());
  return block;
}

/// Read byte by byte from where a block was: it may not be looked at as a block any more.
bool is_at(std::uintptr_t place) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < address.size(); ++i)
    // NOLINTNEXTLINE(performance-no-int-to-ptr): what is there is no object any more.
    same += *reinterpret_cast<const volatile char*>(place + i) == address[i];
  return same == address.size();
}

std::uintptr_t place_in(char* block) {
  return reinterpret_cast<std::uintptr_t>(block) + length / 2;
}

TEST_CASE("a freed block holds nothing of what it held") {
  wipe_freed_memory();
  char* const block = block_with_address();
  const auto place = place_in(block);
  REQUIRE(is_at(place));
  std::free(block);
  CHECK_FALSE(is_at(place));
}

TEST_CASE("a block that grew left nothing where it was") {
  wipe_freed_memory();
  char* const block = block_with_address();
  const auto place = place_in(block);
  auto* const grown = static_cast<char*>(std::realloc(block, 64 * length));
  REQUIRE(grown != nullptr);
  CHECK(is_at(place_in(grown)));
  CHECK_FALSE(is_at(place));
  std::free(grown);
}

TEST_CASE("a block that shrank keeps its start and nothing behind it") {
  wipe_freed_memory();
  for (const std::size_t left : {length / 2, length / 2 - 8, length / 8}) {
    char* const block = block_with_address();
    block[0] = 'x';
    const auto place = place_in(block);
    auto* const shrunk = static_cast<char*>(std::realloc(block, left));
    REQUIRE(shrunk != nullptr);
    CHECK(shrunk[0] == 'x');
    CHECK_FALSE(is_at(place));
    std::free(shrunk);
  }
}

TEST_CASE("what new made and delete took is wiped too") {
  wipe_freed_memory();
  auto* text = new std::string(length, ' ');
  text->replace(length / 2, address.size(), address);
  const auto place = place_in(text->data());
  REQUIRE(is_at(place));
  delete text;
  CHECK_FALSE(is_at(place));
}

}  // namespace
}  // namespace haven::program

#endif
