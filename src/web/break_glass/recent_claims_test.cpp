#include "web/break_glass/recent_claims.h"

#include <doctest/doctest.h>

namespace haven::web {
namespace {

const Instant now = read_instant("2027-03-01T10:00:00Z").value();

TEST_CASE("claims are there for two days, newest first, each once") {
  const auto desk = desk::Store::in_memory();
  REQUIRE(keep_claim(*desk, {"bg:1", "u:eve", now - Hours(5)}));
  REQUIRE(keep_claim(*desk, {"bg:2", "u:dan", now - Hours(1)}));
  REQUIRE(keep_claim(*desk, {"bg:2", "u:dan", now - Hours(1)}));
  const auto found = recent_claims(*desk, now).value();
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "bg:2");
  CHECK(found[0].by == "u:dan");
  CHECK(found[1].at == now - Hours(5));
  CHECK(recent_claims(*desk, now + Hours(43)).value().size() == 1);
  CHECK(recent_claims(*desk, now + Hours(47)).value().empty());
}

TEST_CASE("a claim that could not be filed is dropped, and no other") {
  const auto desk = desk::Store::in_memory();
  const RecentClaim claim{"bg:1", "u:eve", now};
  REQUIRE(keep_claim(*desk, claim));
  REQUIRE(keep_claim(*desk, {"bg:2", "u:eve", now}));
  REQUIRE(drop_claim(*desk, claim));
  const auto found = recent_claims(*desk, now).value();
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "bg:2");
}

}  // namespace
}  // namespace haven::web
