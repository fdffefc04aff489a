#include "casework/openings.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"

namespace haven::casework {
namespace {

void open(cases::TestRegister& held, ChildId child, std::string claim, std::string by) {
  held.add(cases::stream_of(child), "break-glass.opened",
           {{"claim", std::move(claim)}, {"reason_code", "found_child"}}, std::move(by));
}
void add(cases::TestRegister& held, ChildId child, std::string_view type, cases::Fields fields,
         std::string by) {
  held.add(cases::stream_of(child), type, std::move(fields), std::move(by));
}

TEST_CASE("an opening is known to whoever made it, and to nobody else") {
  cases::TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  Openings openings(held.cases());
  open(held, child, "bg:1", "u:eve");
  REQUIRE(openings.by("u:eve").size() == 1);
  CHECK(openings.by("u:eve").front().claim == "bg:1");
  CHECK(openings.by("u:eve").front().child == child);
  CHECK(openings.by("u:eve").front().reason_code == "found_child");
  CHECK(openings.by("u:dan").empty());
}

TEST_CASE("what was opened before Haven started is known after it started") {
  cases::TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  open(held, child, "bg:1", "u:eve");
  open(held, child, "bg:2", "u:eve");
  add(held, child, "break-glass.stopped", {{"claim", "bg:1"}}, "u:eve");
  Openings openings(held.cases());
  CHECK(openings.by("u:eve").size() == 2);
  CHECK(openings.claim("bg:1")->stopped);
  CHECK_FALSE(openings.claim("bg:2")->stopped);
  CHECK(openings.by("u:eve").back().claim == "bg:2");
}

TEST_CASE("confirmation, stop and judgement fall on the claim they name") {
  cases::TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  Openings openings(held.cases());
  open(held, child, "bg:1", "u:eve");
  open(held, child, "bg:2", "u:dan");
  add(held, child, "break-glass.confirmed", {{"claim", "bg:2"}}, "u:pru");
  add(held, child, "break-glass.stopped", {{"claim", "bg:2"}}, "u:dan");
  add(held, child, "break-glass.reviewed", {{"claim", "bg:2"}, {"verdict", "unclear"}}, "u:mel");
  CHECK(openings.claim("bg:1")->confirmed_by.empty());
  CHECK_FALSE(openings.claim("bg:1")->reviewed);
  CHECK(openings.claim("bg:2")->confirmed_by == "u:pru");
  CHECK(openings.claim("bg:2")->stopped == cases::test_now);
  CHECK(openings.claim("bg:2")->verdict == "unclear");
}

TEST_CASE("an opening waits for its review until it is judged") {
  cases::TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  Openings openings(held.cases());
  open(held, child, "bg:1", "u:eve");
  open(held, child, "bg:2", "u:dan");
  CHECK(openings.unreviewed().size() == 2);
  add(held, child, "break-glass.reviewed", {{"claim", "bg:1"}, {"verdict", "justified"}}, "u:mel");
  REQUIRE(openings.unreviewed().size() == 1);
  CHECK(openings.unreviewed().front().claim == "bg:2");
}

TEST_CASE("a judgement on a claim that opened nothing changes nothing") {
  cases::TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  Openings openings(held.cases());
  add(held, child, "break-glass.reviewed", {{"claim", "bg:9"}, {"verdict", "justified"}}, "u:mel");
  CHECK_FALSE(openings.claim("bg:9"));
  CHECK(openings.unreviewed().empty());
}

}  // namespace
}  // namespace haven::casework
