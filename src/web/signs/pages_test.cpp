#include "web/signs/pages.h"

#include <doctest/doctest.h>

#include "web/test_site.h"

namespace haven::web {
namespace {

/// Somebody who runs the machines, and somebody who works with children.
struct Running : TestSite {
  std::string platform = held.add_organisation("platform");
  std::string sid = held.add_person(platform, "sysadmin");
  std::string amara = held.add_person(held.add_organisation(), "social_worker");

  Response page(const std::string& user) {
    auto browser = browser_of(user);
    return browser.get("/operation");
  }
};

TEST_CASE_FIXTURE(Running,
                  "whoever runs the machines reads how Haven is running, and nobody else") {
  CHECK(says(page(sid), "Every entry is kept"));
  CHECK(page(amara).status == 404);
  auto worker = browser_of(amara);
  CHECK_FALSE(says(worker.get("/guidelines"), "/operation"));
  auto runner = browser_of(sid);
  CHECK(says(runner.get("/guidelines"), "/operation"));
}

TEST_CASE_FIXTURE(Running, "of whom nobody can be told stands on the page and in the health sign") {
  CHECK(says(page(sid), "those who need to know were told"));
  site.untold = [this] { return notices::Untold{2, now}; };
  CHECK(says(page(sid), "Of 2 children nobody could be told since"));
  CHECK(says(page(sid), "Look here"));
  const auto ready = is_ready(site, {});
  REQUIRE(ready);
  CHECK(ready->status == 200);
  CHECK(says(*ready, "nobody could be told of 2 children"));
}

TEST_CASE_FIXTURE(Running, "messages that did not arrive are said, and that none can leave") {
  site.messages = [] { return Messages{3, 1, 0, true, false}; };
  CHECK(says(page(sid), "E-mail leaves; no text messages"));
  CHECK(says(page(sid), "3 wait; 1 did not arrive"));
  site.messages = [] { return Messages{}; };
  CHECK(says(page(sid), "Nothing leaves, as no relay and no gateway is set up"));
}

TEST_CASE_FIXTURE(Running, "what a mistake of our own was stopped at is counted") {
  CHECK(says(page(sid), "Nothing had to be stopped"));
  (void)cases().alarm("Something that cannot be");
  CHECK(says(page(sid), "1 since the start: something was stopped"));
  CHECK_FALSE(says(page(sid), "Something that cannot be"));
}

}  // namespace
}  // namespace haven::web
