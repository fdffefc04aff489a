#include "notices/teller.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <new>
#include <stdexcept>

#include "cases/test_register.h"
#include "desk/temporary_desk.h"
#include "values/random.h"

using namespace haven;
using namespace haven::notices;

TEST_CASE("what is thrown while people are told or messages leave stops neither for long") {
  cases::TestRegister held;
  const Inbox inbox(held.cases());
  const auto store = desk::Store::in_memory();
  Deliveries deliveries(*store, 30);
  REQUIRE(deliveries.add(random_id<NoticeId>(), Channel::email, random_id<PersonId>(),
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
  const auto why = random_id<ledger::StreamId>();
  const cases::NewEvent refused{&cases::kind_named("refused"), Span::at(held.now), {}, {}};
  ledger::Write record{
      why, why, {}, {cases::seal_sections(refused, {"u:x", "o:x", "care", ""}).value()}};
  REQUIRE(held.ledger().shred(cases::stream_of(children[others / 2]),
                              {random_id<CommandId>(), {std::move(record)}}));
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

/// A nation: how many children it has, and how much has happened to each of which nobody is told.
struct Size {
  std::size_t children, events;
};
Size nation() { return std::getenv("HAVEN_LONG") == nullptr ? Size{1'000, 10} : Size{10'000, 100}; }

TEST_CASE("a look at a whole nation is about whoever there is news of, and those who are missing") {
  cases::TestRegister held;
  const auto amara = held.add_person(held.add_organisation(), "social_worker");
  std::vector<ChildId> all;
  for (std::size_t i = 0; i < nation().children; ++i) {
    all.push_back(held.add_child({{"names", "Linh"}}));
    for (std::size_t more = 2; more < nation().events; ++more)
      held.add(cases::stream_of(all.back()), "lac.visit", {});
  }
  for (const auto& child : {all.front(), all.back()})
    held.relate(child,
                {.subject = amara, .relation = "allocated_worker", .object = cases::entity(child)});
  const Inbox inbox(held.cases());
  const auto store = desk::Store::in_memory();
  Deliveries deliveries(*store, 30);
  TellerOptions options;
  options.now = [] { return cases::test_now + std::chrono::days(2); };
  options.telling = TellingRules::read(
                        "event,told,ladder,mail,unusual,said\n"
                        "missing.reported,team,,at_once,,Missing\n"
                        "child.returned,team,,at_once,,Found\n",
                        tracks())
                        .value();
  options.long_missing.steps.push_back({1, Minutes(60 * 72), {}});
  const Teller teller(held.cases(), inbox, *store, deliveries, std::move(options));
  const auto end = std::chrono::steady_clock::now() + Seconds(30);
  const auto comes_to = [&](std::size_t due) {
    while (teller.due() != due && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return teller.due() == due;
  };
  CHECK(comes_to(0));
  held.add(cases::stream_of(all.front()), "missing.reported", {{"episode", "ep:1"}});
  held.add(cases::stream_of(all.back()), "missing.reported", {{"episode", "ep:2"}});
  while (inbox.unread(amara) < 2 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(comes_to(2));
  held.add(cases::stream_of(all.front()), "child.returned", {{"episode", "ep:1"}});
  CHECK(comes_to(1));
  CHECK(inbox.unread(amara) == 3);
}
