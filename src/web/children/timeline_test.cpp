#include <doctest/doctest.h>

#include "web/test_site.h"

namespace haven::web {
namespace {

/// A placed child with a past: a referral, a health assessment, a report of being missing.
struct AroundAChild : TestSite {
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string carla = held.add_person(authority, "carer");
  std::string greta = held.add_person(authority, "guardian");
  ChildId child = held.add_child({{"names", "Linh Tran"}});

  AroundAChild() {
    const auto stream = cases::stream_of(child);
    const auto entity = cases::entity(child);
    held.relate(child, {.subject = amara, .relation = "allocated_worker", .object = entity});
    held.relate(child, {.subject = greta, .relation = "guardian", .object = entity});
    held.relate(child, {.subject = "pl:1", .relation = "about", .object = entity});
    held.relate(child, {.subject = carla, .relation = "carer", .object = "pl:1"});
    held.add(stream, "placement.start", {{"placement", "pl:1"}, {"authority", authority}});
    held.add(stream, "nrm.referral.made", {{"reference", "ABC"}});
    held.add(stream, "health.assessed", {{"report", "Anaemia"}});
    held.add(stream, "missing.reported", {{"episode", "ep:1"}});
  }
  std::string page_of(const std::string& user, std::string_view more = "") {
    auto browser = browser_of(user);
    const auto answer = browser.get("/children/" + child.text() + std::string(more));
    REQUIRE(answer.status == 200);
    return std::string(answer.bytes());
  }
  /// Corrects the last event of this kind.
  void correct(std::string_view name) {
    const auto* wrong = cases().story(child)->last(cases::kind_named(name));
    held.add(cases::stream_of(child), "corrected", {{"event", cases::entity(wrong->id)}});
  }
};

constexpr std::string_view referral = "referred to the National Referral Mechanism";
constexpr std::string_view health = "health is assessed";
constexpr std::string_view missing_now = "The child is reported missing";
constexpr std::string_view corrected = "An earlier record was wrong";

bool has(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}

TEST_CASE_FIXTURE(AroundAChild, "each reads of what happened what belongs to what they may open") {
  const auto worker = page_of(amara);
  CHECK(has(worker, referral));
  CHECK(has(worker, health));
  CHECK(has(worker, "Anaemia"));
  CHECK(has(worker, missing_now));

  const auto guardian = page_of(greta);
  CHECK(has(guardian, referral));
  CHECK_FALSE(has(guardian, health));

  const auto carer = page_of(carla);
  CHECK_FALSE(has(carer, referral));
  CHECK_FALSE(has(carer, health));
  CHECK_FALSE(has(carer, "Anaemia"));
  CHECK(has(carer, missing_now));
}

TEST_CASE_FIXTURE(AroundAChild,
                  "a correction is known of by whoever may know of what it corrects") {
  correct("health.assessed");
  CHECK(has(page_of(amara), corrected));
  CHECK_FALSE(has(page_of(greta), corrected));
  correct("missing.reported");
  CHECK(has(page_of(carla), corrected));
}

TEST_CASE_FIXTURE(AroundAChild, "what may not be known is not counted either") {
  for (int i = 0; i < 30; ++i) held.add(cases::stream_of(child), "nrm.rg.positive", {});
  CHECK(has(page_of(amara), "Show all"));
  CHECK_FALSE(has(page_of(carla), "Show all"));
}

}  // namespace
}  // namespace haven::web
