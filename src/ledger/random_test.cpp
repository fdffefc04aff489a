#include "ledger/random.h"

#include <doctest/doctest.h>

#include <set>

using namespace haven;

TEST_CASE("no two ids of ten thousand are the same, and none is all zero") {
  std::set<CommandId> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(ledger::random_id<CommandKind>());
  CHECK(ids.size() == 10'000);
  CHECK_FALSE(ids.contains(CommandId{}));
}

TEST_CASE("random bytes are as many as asked for") {
  CHECK(ledger::random_bytes(0).empty());
  CHECK(ledger::random_bytes(33).size() == 33);
}
