#include "ledger/keys/key_cache.h"

#include <doctest/doctest.h>

#include "values/random.h"

using namespace haven;
using namespace haven::ledger;

namespace {

const std::string a_key(32, 'k');

KeyName name_of(std::uint32_t version) { return {StreamId{}, 5, version}; }

const KeyCache::Clock::time_point start{};

}  // namespace

TEST_CASE("a key is held for 15 minutes, however often it is used") {
  KeyCache cache;
  cache.keep(name_of(1), a_key, start);
  for (int minute = 1; minute < 15; ++minute)
    REQUIRE(cache.find(name_of(1), start + std::chrono::minutes(minute)) == a_key);
  CHECK_FALSE(cache.find(name_of(1), start + std::chrono::minutes(15)));
  CHECK(cache.size() == 0);
}

TEST_CASE("the key that was used least recently makes room for the 2,001st") {
  KeyCache cache;
  for (std::uint32_t i = 1; i <= 2000; ++i) cache.keep(name_of(i), a_key, start);
  REQUIRE(cache.find(name_of(1), start));
  cache.keep(name_of(2001), a_key, start);
  CHECK(cache.size() == 2000);
  CHECK(cache.find(name_of(1), start));
  CHECK_FALSE(cache.find(name_of(2), start));
  CHECK(cache.find(name_of(2001), start));
}

TEST_CASE("all keys of one stream are wiped at once, and no others") {
  KeyCache cache;
  const auto stream = random_id<StreamId>();
  cache.keep({stream, 3, 1}, a_key, start);
  cache.keep({stream, 4, 1}, a_key, start);
  cache.keep(name_of(1), a_key, start);
  cache.wipe_all_of(stream);
  CHECK(cache.size() == 1);
  CHECK(cache.find(name_of(1), start));
}

TEST_CASE("what was held too long is wiped though nobody asks for it") {
  KeyCache cache;
  cache.keep(name_of(1), a_key, start);
  cache.keep(name_of(2), a_key, start + std::chrono::minutes(10));
  cache.wipe_old(start + std::chrono::minutes(16));
  CHECK(cache.size() == 1);
  CHECK(cache.find(name_of(2), start + std::chrono::minutes(16)));
}

TEST_CASE("a key that is given up is zeros where it was") {
  LockedKeys keys;
  const auto slot = keys.keep(a_key);
  const auto place = keys.at(slot);
  keys.wipe(slot);
  CHECK(place == std::string(32, '\0'));
  CHECK(keys.keep(a_key) == slot);
}
