#include "synthetic/draws.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "synthetic/canaries.h"
#include "synthetic/clock.h"

using namespace haven;
using namespace haven::synthetic;

TEST_CASE("a seed and a purpose give the same draws for ever") {
  Draws draws(1, "an example");
  CHECK(draws.next() == 18408192290945187665u);
  CHECK(Draws(1, "an example").next() != Draws(2, "an example").next());
  CHECK(Draws(1, "an example").next() != Draws(1, "another").next());
}

TEST_CASE("draws reach both ends of what they are drawn from, and never beyond") {
  Draws draws(7, "ends");
  std::map<int, int> seen;
  for (int i = 0; i < 1'000; ++i) ++seen[draws.between(3, 5)];
  CHECK(seen.size() == 3);
  CHECK(seen.begin()->first == 3);
  CHECK(seen.rbegin()->first == 5);
}

TEST_CASE("a deck deals each card once before any of them again") {
  Deck<int> deck({1, 2, 3, 4, 5}, Draws(3, "deck"));
  for (int round = 0; round < 20; ++round) {
    std::set<int> dealt;
    for (int i = 0; i < 5; ++i) dealt.insert(deck.deal());
    CHECK(dealt.size() == 5);
  }
}

TEST_CASE("500 canaries are 500, and each is in exactly one value") {
  for (const std::uint64_t seed : {1, 2, 3, 99}) {
    const auto tokens = canaries(seed);
    CHECK(tokens.size() == 500);
    CHECK(std::set(tokens.begin(), tokens.end()).size() == 500);
    std::string all;
    for (const auto& home : homes(seed))
      for (const auto* value : {&home.address, &home.carer, &home.phone, &home.school})
        all += *value + "\n";
    for (const auto& place : places(seed)) all += place + "\n";
    for (const auto& token : tokens) {
      const auto at = all.find(token);
      CHECK(at != std::string::npos);
      CHECK(all.find(token, at + 1) == std::string::npos);
    }
  }
}

TEST_CASE("an invented clock stands still until it is told otherwise") {
  Clock clock(Instant(Seconds(100)));
  CHECK(clock.now() == Instant(Seconds(100)));
  clock.advance(Seconds(5));
  CHECK(clock.now() == Instant(Seconds(105)));
  clock.set(Instant(Seconds(7)));
  CHECK(clock.now() == Instant(Seconds(7)));
}
