#include "web/http/spent.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>

namespace haven::web {
namespace {

/// No address is this word: a frame of a later call, which is full of addresses, is taken for no
/// mark.
constexpr std::uint64_t mark = 0xA7A7'A7A7'A7A7'A7A7;
constexpr int marks_left = 1024;

/// Fills its own stack with marks, and says where that was.
[[gnu::noinline]] std::uintptr_t leave_marks() {
  volatile std::uint64_t marks[marks_left];
  for (auto& word : marks) word = mark;
  std::uintptr_t place = 0;
  place = reinterpret_cast<std::uintptr_t>(&marks[0]);
  return place;
}

/// Marks where leave_marks() left them; it no longer owns that memory, and nor does anybody else.
__attribute__((noinline, no_sanitize("address", "thread"))) int marks_at(std::uintptr_t place) {
  const auto* const words = reinterpret_cast<const volatile std::uint64_t*>(place);
  int count = 0;
  for (int i = 0; i < marks_left; ++i) count += words[i] == mark;
  return count;
}

TEST_CASE("bytes that were used are nowhere in the buffer that held them") {
  std::string bytes = "7 Quay Lane is where she sleeps; and the next request";
  bytes.reserve(200);
  const char* const whole = bytes.data();
  const auto had = bytes.size();
  use_up(bytes, bytes.find("and"));
  CHECK(bytes == "and the next request");
  CHECK(bytes.data() == whole);
  CHECK(std::all_of(whole + bytes.size(), whole + had, [](char byte) { return byte == '\0'; }));
  use_up(bytes, bytes.size());
  CHECK(bytes.empty());
  CHECK(std::string_view(whole, had).find("next") == std::string_view::npos);
}

// The address sanitizer keeps a call's own bytes elsewhere than on the stack.
#ifndef __has_feature
#define __has_feature(what) 0
#endif
constexpr bool is_elsewhere = __has_feature(address_sanitizer) != 0;

TEST_CASE("what a finished call left on the stack is overwritten" * doctest::skip(is_elsewhere)) {
  const auto place = leave_marks();
  REQUIRE(marks_at(place) > marks_left / 2);
  wipe_spent_stack();
  CHECK(marks_at(place) == 0);
}

}  // namespace
}  // namespace haven::web
