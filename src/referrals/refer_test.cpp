#include "referrals/refer.h"

#include <doctest/doctest.h>

#include "cases/story_for_tests.h"
#include "referrals/events.h"

namespace haven::referrals {
namespace {

const auto noon = read_instant("2027-04-16T12:00:00Z").value();
const auto id = EventId::from_bytes("a referral of te").value();

TEST_CASE("a referral says who made it, when, and by which reference it is found") {
  const auto decided = refer({noon - Hours(3), "REF 17", "o:eastholt"}, id, noon);
  REQUIRE(decided);
  const auto& referral = decided->main;
  CHECK(referral.is(events::nrm_referral_made));
  CHECK(referral.id == id);
  CHECK(referral.occurred.to == noon - Hours(3));
  CHECK(referral.fields.at("by_whom") == "o:eastholt");
  CHECK(referral.fields.at("reference") == "REF 17");
  CHECK(decided->follows.empty());
}

TEST_CASE("a referral of which no time is said was made now, and needs no reference") {
  const auto decided = refer({{}, {}, "o:eastholt"}, id, noon);
  REQUIRE(decided);
  CHECK(decided->main.occurred.to == noon);
  cases::Story story;
  cases::keep(story, decided->main, noon);
  CHECK(story.last(events::nrm_referral_made) != nullptr);
}

TEST_CASE("a referral that is still to be made is not recorded, by however little") {
  CHECK(refer({noon, {}, "o:eastholt"}, id, noon));
  const auto refused = refer({noon + Seconds(1), {}, "o:eastholt"}, id, noon);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where == "when");
}

}  // namespace
}  // namespace haven::referrals
