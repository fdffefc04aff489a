#include "web/break_glass/recent_claims.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "desk/strange_values.h"

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

TEST_CASE("a claim that cannot be read counts as made now, for everybody who claims") {
  auto values = desk::strange_values({"at", "by", "id"});
  values.emplace_back(R"({"claimed":"2027-03-01T09:00:00Z","id":"bg:1","user":"u:eve"})");
  for (const auto& value : values) {
    CAPTURE(value);
    const auto desk = desk::Store::in_memory();
    REQUIRE(desk->put({"claim", "bg:1", "", value, now + Hours(1)}));
    REQUIRE(keep_claim(*desk, {"bg:2", "u:dan", now - Hours(30)}));
    const auto found = recent_claims(*desk, now);
    REQUIRE(found);
    const auto of_dan = std::ranges::count_if(
        *found, [](const RecentClaim& claim) { return claim.by == "u:dan" && claim.at == now; });
    const bool is_known =
        std::ranges::any_of(*found, [](const RecentClaim& claim) { return claim.by != "u:dan"; });
    CHECK(of_dan == (is_known ? 0 : 1));
  }
}

TEST_CASE("of a claim that can be read in part, what can be read counts") {
  const auto desk = desk::Store::in_memory();
  REQUIRE(desk->put({"claim", "bg:1", "", R"({"by":"u:eve"})", now + Hours(1)}));
  REQUIRE(keep_claim(*desk, {"bg:2", "u:dan", now - Hours(1)}));
  const auto found = recent_claims(*desk, now).value();
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "bg:1");
  CHECK(found[0].by == "u:eve");
  CHECK(found[0].at == now);
}

}  // namespace
}  // namespace haven::web
