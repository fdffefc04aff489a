#include "referrals/grounds.h"

#include <doctest/doctest.h>

#include "cases/story_for_tests.h"
#include "referrals/events.h"
#include "referrals/refer.h"

namespace haven::referrals {
namespace {

const auto noon = read_instant("2027-04-16T12:00:00Z").value();

cases::Story referred_child() {
  cases::Story story;
  cases::keep(story, refer({noon - Hours(96), {}, "o:eastholt"}, {}, noon).value().main, noon);
  return story;
}

TEST_CASE("a positive decision says who decided, and who decides the case from now on") {
  const PositiveGrounds told{noon - Hours(1), "The panel's chair", "panel", "no"};
  const auto decided = record_grounds(referred_child(), told, {}, noon);
  REQUIRE(decided);
  CHECK(decided->main.is(events::nrm_rg_positive));
  CHECK(decided->main.occurred.to == noon - Hours(1));
  CHECK(decided->main.fields.at("from") == "The panel's chair");
  CHECK(decided->main.fields.at("route") == "panel");
  CHECK(decided->main.fields.at("earlier_only") == "no");
}

TEST_CASE("a negative decision keeps its reasons, and ends nothing") {
  const NegativeGrounds told{{}, "The competent authority", "No indicator was seen"};
  const auto decided = record_grounds(referred_child(), told, {}, noon);
  REQUIRE(decided);
  CHECK(decided->main.is(events::nrm_rg_negative));
  CHECK(decided->main.occurred.to == noon);
  CHECK(decided->main.fields.at("reasons") == "No indicator was seen");
  CHECK(decided->follows.empty());
}

TEST_CASE("of a decision nothing need be said but what it was") {
  cases::Story child = referred_child();
  const auto decided = record_grounds(child, PositiveGrounds{}, {}, noon);
  REQUIRE(decided);
  cases::keep(child, decided->main, noon);
  CHECK(child.last(events::nrm_rg_positive) != nullptr);
}

TEST_CASE("no decision comes before the referral, whatever it is") {
  const auto child = cases::Story{};
  CHECK(record_grounds(child, PositiveGrounds{}, {}, noon).error().where == "event");
  CHECK(record_grounds(child, NegativeGrounds{}, {}, noon).error().where == "event");
}

TEST_CASE("a decision that is still to come is not recorded, by however little") {
  const auto child = referred_child();
  CHECK(record_grounds(child, NegativeGrounds{noon, {}, {}}, {}, noon));
  CHECK(record_grounds(child, NegativeGrounds{noon + Seconds(1), {}, {}}, {}, noon).error().where ==
        "when");
  CHECK(record_grounds(child, PositiveGrounds{noon + Seconds(1), {}, {}, {}}, {}, noon)
            .error()
            .where == "when");
}

}  // namespace
}  // namespace haven::referrals
