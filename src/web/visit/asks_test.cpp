#include "web/visit/asks.h"

#include <doctest/doctest.h>

#include "web/test_site.h"

namespace haven::web {
namespace {

using access::Purpose;

/// A child with a worker, in a team with its manager; and people with more than one role.
struct ByTies : TestSite {
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string night = held.add_person(authority, "team_manager edt");
  std::string cover = held.add_person(authority, "team_manager");
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
  std::string entity = cases::entity(child);

  ByTies() {
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    held.relate(child, {.subject = amara, .relation = "allocated_worker", .object = entity});
  }
  Purpose purpose(const std::string& user) {
    const auto world = cases().world(child, now);
    return purpose_of(world, *world.people->person(user), world.child.get());
  }
  bool opens(const std::string& user) {
    auto browser = browser_of(user);
    return browser.get("/children/" + child.text()).status == 200;
  }
};

TEST_CASE_FIXTURE(ByTies, "a manager on night duty acts for a child of another team by that duty") {
  CHECK(purpose(night) == Purpose::oversight);
  CHECK_FALSE(opens(night));
  held.add(ledger::StreamId{PersonId::from_text(night.substr(2))->bytes}, "rota.set",
           {{"duty", "edt_duty"},
            {"organisation", authority},
            {"from", "2027-03-01T00:00:00Z"},
            {"until", "2027-03-02T00:00:00Z"}});
  CHECK(purpose(night) == Purpose::safeguarding);
  CHECK(opens(night));
}

TEST_CASE_FIXTURE(ByTies, "for a child of the own team a manager on night duty oversees") {
  held.relate(child, {.subject = night, .relation = "edt_duty", .object = authority});
  held.relate(child, {.subject = night, .relation = "team_manager", .object = "t:1"});
  held.relate(child, {.subject = "t:1", .relation = "responsible_team", .object = entity});
  CHECK(purpose(night) == Purpose::oversight);
}

TEST_CASE_FIXTURE(ByTies, "whoever was lent a child acts as the colleague who lent it") {
  held.relate(child, {.subject = cover,
                      .relation = "delegate",
                      .object = amara,
                      .until = now + std::chrono::days(3),
                      .cases = std::vector{entity},
                      .classes = std::vector<std::string>{"core", "case"}});
  CHECK(purpose(cover) == Purpose::care);
  CHECK(opens(cover));
}

TEST_CASE_FIXTURE(ByTies, "the tie counts and not the role, and ends when it ends") {
  held.relate(child, {.subject = cover,
                      .relation = "allocated_worker",
                      .object = entity,
                      .until = now + std::chrono::hours(1)});
  CHECK(purpose(cover) == Purpose::care);
  now += std::chrono::hours(1);
  CHECK(purpose(cover) == Purpose::oversight);
}

}  // namespace
}  // namespace haven::web
