#include "values/random.h"

#include <doctest/doctest.h>

#include <set>

using namespace haven;

TEST_CASE("no two ids of ten thousand are the same, and none is all zero") {
  std::set<CommandId> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(random_id<CommandId>());
  CHECK(ids.size() == 10'000);
  CHECK_FALSE(ids.contains(CommandId{}));
}

TEST_CASE("random bytes are as many as asked for") {
  CHECK(random_bytes(0).empty());
  CHECK(random_bytes(33).size() == 33);
}
