#include "web/demo/pages.h"

#include <doctest/doctest.h>

#include "web/test_site.h"

namespace haven::web {
namespace {

Response moved_by(TestSite& site, const std::string& minutes) {
  Fields form;
  form.add("minutes", minutes);
  return site.stranger(Method::post, "/demo/clock", std::move(form));
}

TEST_CASE_FIXTURE(TestSite, "the clock of the demonstration is moved on by the minutes asked for") {
  CHECK(moved_by(*this, "1440").status == 303);
  CHECK(steps == std::vector<Seconds>{Minutes(1440)});
}

TEST_CASE_FIXTURE(TestSite, "beyond the year 2199 the clock is not moved, and the page says why") {
  now = read_instant("2199-12-31T23:00:00Z").value();
  const auto refused = moved_by(*this, "60");
  CHECK(refused.status == 400);
  CHECK(refused.body.find("goes no further than the year 2199") != std::string::npos);
  CHECK(steps.empty());
  CHECK(moved_by(*this, "59").status == 303);
  CHECK(steps == std::vector<Seconds>{Minutes(59)});
}

TEST_CASE_FIXTURE(TestSite, "a step that is no number of minutes moves nothing") {
  for (const auto* minutes : {"", "-10", "1e9", "9999999", "99999999999999999999999"}) {
    CAPTURE(minutes);
    const auto refused = moved_by(*this, minutes);
    CHECK(refused.status == 400);
    CHECK(refused.body.find("a whole number of minutes") != std::string::npos);
  }
  CHECK(steps.empty());
}

}  // namespace
}  // namespace haven::web
