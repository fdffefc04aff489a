#include "casework/depart.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "casework/children_for_tests.h"
#include "casework/discharge.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using cases::test_now;

Result<cases::Decided> departs(const cases::Story& child, Departure why) {
  return depart(*cards().find("haven.missing.pack"), child, cards(), std::move(why),
                random_id<EventId>(), test_now);
}

}  // namespace

TEST_CASE("a departure says why, names its approver, and leaves the duty owed") {
  auto child = placed_child();
  const auto decided = departs(child, {"childs_wish", "She asks us to wait", "u:mel"});
  REQUIRE(decided);
  CHECK(decided->main.fields.at("reason_code") == "childs_wish");
  CHECK(decided->main.fields.at("approver") == "u:mel");

  const auto& pack = *cards().find("haven.missing.pack");
  CHECK(departure_from(owed_under(pack, child, cards(), test_now).back(), child) == nullptr);
  add(child, "duty.departed", {{"duty", "haven.missing.pack"}}, test_now);
  const auto owed = owed_under(pack, child, cards(), test_now).back();
  CHECK(is_to_do(owed));
  CHECK(departure_from(owed, child) == child.told().back().get());
}

TEST_CASE("a departure without a reason, or from what is not owed, is refused") {
  const auto child = placed_child();
  CHECK(departs(child, {"", "She asks us to wait"}).error().where == "reason_code");
  CHECK(departs(child, {"safety", ""}).error().where == "reason");
  CHECK(departs(cases::Story{}, {"safety", "Not now"}).error().kind == Problem::Kind::moved_on);
}

TEST_CASE("a departure from an earlier time that the duty was owed is not one from this time") {
  auto child = placed_child();
  add(child, "duty.departed", {{"duty", "haven.missing.pack"}}, test_now - Hours(30));
  const auto& pack = *cards().find("haven.missing.pack");
  CHECK(departure_from(owed_under(pack, child, cards(), test_now).back(), child) == nullptr);
  CHECK(departures_from("haven.missing.pack", child).size() == 1);
  CHECK(departures_from("haven.missing.risk", child).empty());
}

}  // namespace haven::casework
