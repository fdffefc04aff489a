#include <doctest/doctest.h>

#include <thread>

#include "cases/test_register.h"

namespace haven::cases {
namespace {

TEST_CASE("whoever has ended listening hears nothing more, and the others go on") {
  TestRegister held;
  int first = 0;
  int second = 0;
  const auto kept =
      held.cases().listen([&](auto events) { first += static_cast<int>(events.size()); });
  {
    const auto short_lived =
        held.cases().listen([&](auto events) { second += static_cast<int>(events.size()); });
    held.add_child({});
  }
  const int heard = second;
  CHECK(heard == first);
  held.add_child({});
  CHECK(second == heard);
  CHECK(first > heard);
}

TEST_CASE("listening begins and ends while others record") {
  TestRegister held;
  std::atomic<bool> is_done = false;
  std::thread recording([&] {
    for (int i = 0; i < 200; ++i) held.add_child({});
    is_done = true;
  });
  std::size_t heard = 0;
  while (!is_done) {
    auto moved = held.cases().listen([&](auto events) { heard += events.size(); });
    const auto here = std::move(moved);
    std::this_thread::yield();
  }
  recording.join();
  CHECK(held.cases().stories().size() == 200);
}

}  // namespace
}  // namespace haven::cases
