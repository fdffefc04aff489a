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
                         "amara@northmere.example", Wording::to_read, cases::test_now,
                         cases::test_now));
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
  const Teller teller(held.cases(), inbox, *store, deliveries, std::move(options));
  const auto end = std::chrono::steady_clock::now() + Seconds(15);
  while (sent == 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(sent == 1);
  CHECK(teller.failures() == 3);
}

TEST_CASE("one child of whom nobody can be told any more stops nobody else") {
  constexpr std::size_t others = 99;
  cases::TestRegister held;
  const auto body = held.add_organisation();
  const auto amara = held.add_person(body, "social_worker");
  std::vector<ChildId> children;
  for (std::size_t i = 0; i <= others; ++i) {
    children.push_back(held.add_child({{"names", "Linh Tran"}}));
    held.relate(children.back(), {.subject = amara,
                                  .relation = "allocated_worker",
                                  .object = cases::entity(children.back())});
  }
  const auto why = ledger::random_id<ledger::StreamKind>();
  const cases::NewEvent refused{&cases::kind_named("refused"), Span::at(held.now), {}, {}};
  ledger::Write record{
      why, why, {}, {cases::seal_sections(refused, {"u:x", "o:x", "care", ""}).value()}};
  REQUIRE(held.ledger().shred(cases::stream_of(children[others / 2]),
                              {ledger::random_id<CommandKind>(), {std::move(record)}}));
  const Inbox inbox(held.cases());
  const auto store = desk::Store::in_memory();
  Deliveries deliveries(*store, 30);
  TellerOptions options;
  options.now = [] { return cases::test_now; };
  options.telling = TellingRules::read(
                        "event,told,ladder,mail,unusual,said\n"
                        "concern.received,team,,at_once,,A concern\n",
                        tracks())
                        .value();
  options.long_missing.steps.push_back({1, Minutes(60), {}});  // How far back it looks.
  const Teller teller(held.cases(), inbox, *store, deliveries, std::move(options));
  const auto end = std::chrono::steady_clock::now() + Seconds(15);
  while (inbox.unread(amara) < others && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(inbox.unread(amara) == others);
  while (teller.failures() == 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(teller.failures() >= 1);
  CHECK(teller.untold().children == 1);
  CHECK(teller.untold().since == cases::test_now);
}
