#include <doctest/doctest.h>

#include "web/test_site.h"

namespace haven::web {
namespace {

TEST_CASE("who has looked names what was read, and no act that was not done") {
  TestSite site;
  const auto authority = site.held.add_organisation();
  const auto amara = site.held.add_person(authority, "social_worker");
  const auto child = site.held.add_child({{"names", "Linh Tran"}});
  site.held.relate(
      child, {.subject = amara, .relation = "allocated_worker", .object = cases::entity(child)});
  auto browser = site.browser_of(amara);
  const auto record = "/children/" + child.text();
  REQUIRE(browser.get(record + "/contact").status == 200);
  const auto looks = browser.get(record + "/looks");
  CHECK(says(looks, "Who the child is, the case, health, what keeps the child safe"));
  CHECK_FALSE(says(looks, "keyworker.contact"));
  CHECK_FALSE(says(looks, "contact</td>"));
}

}  // namespace
}  // namespace haven::web
