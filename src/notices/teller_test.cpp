#include "notices/teller.h"

#include <doctest/doctest.h>

#include <new>
#include <stdexcept>

#include "cases/test_register.h"
#include "desk/temporary_desk.h"

using namespace haven;
using namespace haven::notices;

TEST_CASE("what is thrown while people are told or messages leave stops neither for long") {
  cases::TestRegister held;
  const Inbox inbox(held.cases());
  const auto store = desk::Store::in_memory();
  Deliveries deliveries(*store, 30);
  REQUIRE(deliveries.add(desk::random_id<NoticeId>(), Channel::email, desk::random_id<PersonId>(),
                         "amara@northmere.example", Wording::to_read, cases::test_now));
  std::atomic<int> looks = 0;
  std::atomic<int> sent = 0;
  TellerOptions options;
  options.now = [&]() -> Instant {
    switch (++looks) {
      case 1:
        throw std::runtime_error("no time");
      case 2:
        throw 7;
      case 3:
        throw std::bad_alloc();
      default:
        return cases::test_now;
    }
  };
  options.send = [&](const Delivery&, Instant) {
    ++sent;
    return Outcome{Fate::delivered, ""};
  };
  const Teller teller(held.cases(), inbox, deliveries, std::move(options));
  const auto end = std::chrono::steady_clock::now() + Seconds(15);
  while (sent == 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(sent == 1);
  CHECK(teller.failures() == 3);
}
