#include "web/light_pages.h"

#include <doctest/doctest.h>

using namespace haven;
using namespace haven::web;

namespace {

const Instant noon = read_instant("2027-03-01T12:00:00Z").value();

}  // namespace

TEST_CASE("a light page is made once until the clock or the ledger goes on") {
  LightPages pages;
  int made = 0;
  const auto body = [&](std::string_view path, Instant now, std::uint64_t position) {
    return pages.get(path, now, position, [&] { return page(std::to_string(++made)); }).body;
  };
  CHECK(body("/sign-in", noon, 7) == "1");
  CHECK(body("/sign-in", noon, 7) == "1");
  CHECK(body("/sign-in", noon + Seconds(1), 7) == "2");
  CHECK(body("/sign-in", noon + Seconds(1), 8) == "3");
  CHECK(body("/sign-in", noon + Seconds(1), 8) == "3");
  // The clock of a test can be set back: what was made later must not be shown.
  CHECK(body("/sign-in", noon, 8) == "4");
}

TEST_CASE("each address has a light page of its own") {
  LightPages pages;
  CHECK(pages.get("/a", noon, 1, [] { return page("a"); }).body == "a");
  CHECK(pages.get("/b", noon, 1, [] { return page("b"); }).body == "b");
  CHECK(pages.get("/a", noon, 1, [] { return page("never"); }).body == "a");
}
