#include "signin/attempts.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "desk/strange_values.h"
#include "desk/temporary_desk.h"
#include "signin/credentials.h"

using namespace haven;
using namespace haven::signin;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");
const auto office = *network_of("192.0.2.7");

/// `count` failures, a minute and a second apart, the last at noon.
Failures failures(int count) {
  Failures made;
  for (int i = count - 1; i >= 0; --i) made.push_back(noon - Seconds(61 * i));
  return made;
}

}  // namespace

TEST_CASE("who has not failed does not wait") {
  CHECK(account_standing({}, noon) == Standing{Gate::open, noon});
}

TEST_CASE("each failure doubles the wait: 1, 2, 4 ... up to 60 seconds") {
  const std::vector<int> waits{1, 2, 4, 8, 16, 32, 60, 60, 60};
  for (std::size_t i = 0; i < waits.size(); ++i) {
    const auto failed = failures(static_cast<int>(i) + 1);
    const auto until = noon + Seconds(waits[i]);
    CHECK(account_standing(failed, noon) == Standing{Gate::wait, until});
    CHECK(account_standing(failed, until - Seconds(1)) == Standing{Gate::wait, until});
    CHECK(account_standing(failed, until) == Standing{Gate::open, until});
  }
}

TEST_CASE("the tenth failure in an hour closes the door for 15 minutes") {
  const auto failed = failures(10);
  const auto until = noon + Minutes(15);
  CHECK(account_standing(failed, noon) == Standing{Gate::closed, until});
  CHECK(account_standing(failed, until - Seconds(1)) == Standing{Gate::closed, until});
  CHECK(account_standing(failed, until) == Standing{Gate::open, until});
}

TEST_CASE("the door does not open early because the first failures grow old meanwhile") {
  Failures failed;
  for (int i = 0; i < 9; ++i) failed.push_back(noon - Minutes(59));
  failed.push_back(noon);
  CHECK(account_standing(failed, noon + Minutes(14)).gate == Gate::closed);
}

TEST_CASE("ten failures in an hour and a second leave the door open") {
  Failures failed{noon - Hours(1)};
  for (int i = 0; i < 9; ++i) failed.push_back(noon);
  CHECK(account_standing(failed, noon).gate == Gate::wait);
}

TEST_CASE("one more failure after the door has opened closes it again") {
  const auto later = noon + Minutes(15);
  CHECK(account_standing(after_failure(failures(10), later), later).gate == Gate::closed);
}

TEST_CASE("an hour after the last failure all is forgotten") {
  CHECK(account_standing(failures(10), noon + Hours(1)).gate == Gate::open);
  CHECK(after_failure(failures(10), noon + Hours(1)) == Failures{noon + Hours(1)});
}

TEST_CASE("no more failures are remembered than matter") {
  auto failed = failures(1);
  for (int i = 0; i < 1000; ++i) failed = after_failure(failed, noon + Seconds(i));
  CHECK(failed.size() == 10);
  CHECK(failed.back() == noon + Seconds(999));
}

TEST_CASE("a guesser who never rests has fewer than 240 guesses a day") {
  Failures failed;
  int guesses = 0;
  for (auto now = noon; now < noon + Hours(24);) {
    const auto standing = account_standing(failed, now);
    if (standing.gate == Gate::open) {
      failed = after_failure(failed, now);
      ++guesses;
    } else {
      now = standing.until;
    }
  }
  CHECK(guesses < 240);
  CHECK(guesses > 200);
}

TEST_CASE("a network may try 30 times in any minute") {
  std::vector<Instant> tried;
  for (int i = 0; i < 30; ++i) {
    CHECK(network_standing(tried, noon + Seconds(i)).gate == Gate::open);
    tried = after_attempt(tried, noon + Seconds(i));
  }
  const auto until = noon + Seconds(60);
  CHECK(network_standing(tried, noon + Seconds(30)) == Standing{Gate::wait, until});
  CHECK(network_standing(tried, until - Seconds(1)) == Standing{Gate::wait, until});
  CHECK(network_standing(tried, until).gate == Gate::open);
}

TEST_CASE("a network is an IPv4 address or the first half of an IPv6 one") {
  CHECK(*network_of("192.0.2.7") == *network_of("::ffff:192.0.2.7"));
  CHECK(*network_of("192.0.2.7") != *network_of("192.0.2.8"));
  CHECK(*network_of("2001:db8:1:2::1") == *network_of("2001:db8:1:2:ffff::9"));
  CHECK(*network_of("2001:db8:1:2::1") != *network_of("2001:db8:1:3::1"));
  for (const auto* address : {"", "haven.example", "192.0.2", "192.0.2.7:80", "2001:db8::g"})
    CHECK_FALSE(network_of(address));
}

TEST_CASE("an attempt counts from its beginning, so that many at once gain nothing") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store);
    std::atomic<int> open = 0;
    std::vector<std::thread> guessers;
    for (int i = 0; i < 8; ++i)
      guessers.emplace_back(
          [&] { open += attempts.begin("amara.o", office, noon)->gate == Gate::open; });
    for (auto& guesser : guessers) guesser.join();
    CHECK(open == 1);
  });
}

TEST_CASE("who succeeds does not wait the next time") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store);
    for (int i = 0; i < 5; ++i)
      REQUIRE(attempts.begin("amara.o", office, noon + Minutes(i))->gate == Gate::open);
    REQUIRE(attempts.succeeded("amara.o"));
    CHECK(attempts.begin("amara.o", office, noon + Minutes(4))->gate == Gate::open);
  });
}

TEST_CASE("another spelling of a name is the same account; another name is not") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store);
    REQUIRE(attempts.begin("amara.o", office, noon)->gate == Gate::open);
    CHECK(attempts.begin(" Amara.O\t", office, noon)->gate == Gate::wait);
    CHECK(attempts.begin("dan.p", office, noon)->gate == Gate::open);
    CHECK(attempts.begin("", office, noon)->gate == Gate::open);
    CHECK(attempts.begin("  ", office, noon)->gate == Gate::wait);
  });
}

TEST_CASE("an attempt that could not be judged is not held against anybody") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store);
    REQUIRE(attempts.begin("amara.o", office, noon)->gate == Gate::open);
    REQUIRE(attempts.begin("amara.o", office, noon + Minutes(1))->gate == Gate::open);
    REQUIRE(attempts.withdraw("amara.o", noon + Minutes(1)));
    CHECK(attempts.begin("amara.o", office, noon + Minutes(1))->gate == Gate::open);
    REQUIRE(attempts.withdraw("amara.o", noon + Hours(9)));
    REQUIRE(attempts.withdraw("nobody", noon));
  });
}

TEST_CASE("trying many names from one network ends at 30 a minute") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store);
    int open = 0;
    for (int i = 0; i < 100; ++i)
      open += attempts.begin("name" + std::to_string(i), office, noon)->gate == Gate::open;
    CHECK(open == 30);
    CHECK(attempts.begin("name", *network_of("192.0.2.8"), noon)->gate == Gate::open);
    CHECK(attempts.begin("name", office, noon + Minutes(1))->gate == Gate::open);
  });
}

TEST_CASE("a closed door is still closed after a restart") {
  desk::TemporaryDesk kept;
  for (int i = 0; i < 10; ++i)
    REQUIRE(Attempts(kept.store()).begin("amara.o", office, noon + Minutes(2 * i))->gate ==
            Gate::open);
  kept.restart();
  const auto last = noon + Minutes(18);
  CHECK(*Attempts(kept.store()).begin("amara.o", office, last + Minutes(14)) ==
        Standing{Gate::closed, last + Minutes(15)});
}

TEST_CASE("failures that cannot be read close the door as if it were full, and open it in time") {
  const auto store = desk::Store::in_memory();
  Attempts attempts(*store);
  auto values = desk::strange_values({"failed", "last"});
  // As a version might have kept them.
  values.emplace_back(R"({"count":2,"last":"2027-04-17T12:00:00Z"})");
  for (const auto& value : values) {
    if (value.starts_with("[")) continue;
    CAPTURE(value);
    REQUIRE(store->put({"attempts.account", "amara.o", "", value, std::nullopt}));
    CHECK(*attempts.begin("amara.o", office, noon) == Standing{Gate::closed, noon + Minutes(15)});
    CHECK(attempts.begin("amara.o", office, noon + Minutes(14))->gate == Gate::closed);
    CHECK(attempts.begin("amara.o", office, noon + Minutes(15))->gate == Gate::open);
    REQUIRE(store->put({"attempts.account", "amara.o", "", value, std::nullopt}));
    REQUIRE(attempts.withdraw("amara.o", noon));
    REQUIRE(attempts.succeeded("amara.o"));
    REQUIRE(store->remove("attempts.network", office));
  }
}

TEST_CASE("a network whose attempts cannot be read waits a minute, as if it had used them all") {
  const auto store = desk::Store::in_memory();
  Attempts attempts(*store);
  for (const auto& value : desk::strange_values({"tried", "last"})) {
    if (value.starts_with("[")) continue;
    CAPTURE(value);
    REQUIRE(store->put({"attempts.network", office, "", value, std::nullopt}));
    CHECK(*attempts.begin("dan.p", office, noon) == Standing{Gate::wait, noon + Minutes(1)});
    CHECK(attempts.begin("dan.p", office, noon + Minutes(1))->gate == Gate::open);
    REQUIRE(attempts.succeeded("dan.p"));
  }
}

TEST_CASE("a list that holds what is no moment of the past is as unreadable as no list") {
  const auto store = desk::Store::in_memory();
  Attempts attempts(*store);
  const auto standing_with = [&](const std::string& value) {
    REQUIRE(store->put({"attempts.account", "amara.o", "", value, std::nullopt}));
    REQUIRE(store->remove("attempts.network", office));
    return *attempts.begin("amara.o", office, noon);
  };
  for (const auto* value : {"[-1]", "[1.5]", "[\"\"]", "[[]]", "[9223372036854775807]",
                            "[-9223372036854775808]", "[18446744073709551615]", "[null]"})
    CHECK(standing_with(value) == Standing{Gate::closed, noon + Minutes(15)});
  CHECK(standing_with("[]").gate == Gate::open);
  const auto last = std::to_string(noon.time_since_epoch().count());
  CHECK(standing_with("[" + last + ",5,7]") == Standing{Gate::wait, noon + Seconds(1)});
  for (const auto& value : desk::strange_values({"failed", "last"})) {
    CAPTURE(value);
    standing_with(value);
  }
}

namespace {

/// Fails once with each of `count` names that nobody else uses, from networks of their own.
void flood(Attempts& attempts, int count, Instant now) {
  for (int i = 0; i < count; ++i)
    REQUIRE(attempts.begin("other" + std::to_string(i), "network" + std::to_string(i / 25), now));
}

/// So that the door is closed for 15 minutes from noon.
void close_door(Attempts& attempts, const std::string& name) {
  for (int i = 9; i >= 0; --i)
    REQUIRE(attempts.begin(name, office, noon - Seconds(61 * i))->gate == Gate::open);
}

std::size_t kept(desk::Store& store) {
  return store.list("attempts.account", "", noon)->size() +
         store.list("attempts.network", "", noon)->size();
}

}  // namespace

TEST_CASE("a name longer than anybody's is refused as a wrong one, and nothing is kept of it") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store);
    const auto refused = attempts.begin(std::string(65, 'a'), office, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == not_right());
    CHECK(kept(store) == 0);
    CHECK(attempts.begin(" " + std::string(64, 'a') + " ", office, noon));
    CHECK(kept(store) == 2);
  });
}

TEST_CASE("ten thousand failures of long and different names leave no more rows than may be") {
  desk::TemporaryDesk kept_on_disk;
  auto& store = kept_on_disk.store();
  constexpr std::size_t most = 300;
  Attempts attempts(store, most);
  for (int i = 0; i < 10'000; ++i) {
    const auto name = std::to_string(i) + std::string(static_cast<std::size_t>(i % 120), 'x');
    const auto begun = attempts.begin(name, "network" + std::to_string(i / 2), noon);
    CHECK(begun.has_value() == (name.size() <= longest_sign_in_name));
  }
  CHECK(store.list("attempts.account", "", noon)->size() == most);
  CHECK(store.list("attempts.network", "", noon)->size() == most);
  const auto log = kept_on_disk.file().string() + "-wal";
  CHECK(std::filesystem::file_size(kept_on_disk.file()) < 1'000'000);
  CHECK(std::filesystem::file_size(log) < 8'000'000);
}

TEST_CASE("as many other names as are counted, less one, do not open a door that is closed") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store, 50);
    close_door(attempts, "amara.o");
    flood(attempts, 49, noon + Minutes(1));
    CHECK(attempts.begin("amara.o", office, noon + Minutes(14))->gate == Gate::closed);
    flood(attempts, 50, noon + Minutes(14));
    CHECK(attempts.begin("amara.o", office, noon + Minutes(14))->gate == Gate::open);
  });
}

TEST_CASE("attempts that nobody had time to judge make no name forgotten") {
  desk::on_each_desk([](desk::Store& store) {
    Attempts attempts(store, 50);
    close_door(attempts, "amara.o");
    for (int i = 0; i < 500; ++i) {
      const auto name = "other" + std::to_string(i);
      REQUIRE(attempts.begin(name, "network" + std::to_string(i / 25), noon));
      REQUIRE(attempts.withdraw(name, noon));
    }
    CHECK(attempts.begin("amara.o", office, noon + Minutes(14))->gate == Gate::closed);
  });
}

TEST_CASE("whoever is tried again is forgotten later than who was tried once before") {
  const auto store = desk::Store::in_memory();
  Attempts attempts(*store, 50);
  REQUIRE(attempts.begin("dan.p", office, noon - Minutes(2)));
  REQUIRE(attempts.begin("amara.o", office, noon - Minutes(1)));
  REQUIRE(attempts.begin("dan.p", office, noon)->gate == Gate::open);
  flood(attempts, 49, noon + Seconds(1));
  // Of the two, who was tried last still waits.
  CHECK(attempts.begin("dan.p", office, noon + Seconds(1))->gate == Gate::wait);
  CHECK_FALSE(store->get("attempts.account", "amara.o", noon).value());
}
