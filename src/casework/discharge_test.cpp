#include "casework/discharge.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "casework/children_for_tests.h"
#include "casework/events.h"
#include "values/random.h"

namespace haven::casework {

using cases::test_now;

TEST_CASE("a duty is recorded as done by what shows it, under the edition of its card") {
  const auto& card = *cards().find("haven.missing.pack");
  const auto child = placed_child();
  const auto decided = discharge(card, child, cards(), {"The pack is with the night staff"},
                                 random_id<EventId>(), test_now);
  REQUIRE(decided);
  CHECK(decided->main.is(events::duty_discharged));
  CHECK(decided->main.fields.at("duty") == "haven.missing.pack");
  CHECK(decided->main.fields.at("card") == "this edition");

  auto after = child;
  cases::keep(after, decided->main, test_now);
  CHECK(owed_under(card, after, cards(), test_now).back().state == guidelines::State::met);
  CHECK_FALSE(discharge(card, after, cards(), {"Again"}, random_id<EventId>(), test_now));
}

TEST_CASE("nothing is recorded as done that is not owed, or without what shows it") {
  const auto id = random_id<EventId>();
  const auto& pack = *cards().find("haven.missing.pack");
  CHECK(discharge(pack, placed_child(), cards(), {""}, id, test_now).error().where == "evidence");
  CHECK(discharge(pack, cases::Story{}, cards(), {"It was done"}, id, test_now).error().kind ==
        Problem::Kind::moved_on);
}

}  // namespace haven::casework
