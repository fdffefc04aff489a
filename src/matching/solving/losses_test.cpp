#include "matching/solving/losses.h"

using namespace haven::matching;

namespace {

Branching siblings_at(int authority, double share) {
  return {{7, Level::authority, authority, true}, share};
}

}  // namespace

TEST_CASE("nothing is guessed of a branching that was never tried") {
  Losses losses;
  losses.learn(siblings_at(3, 0.5), true, 10);
  CHECK_FALSE(losses.expected(siblings_at(3, 0.5), false));
  CHECK_FALSE(losses.expected(siblings_at(4, 0.5), true));
  CHECK(losses.expected(siblings_at(3, 0.5), true) == doctest::Approx(10));
}

TEST_CASE("a half costs in proportion to how much of the unit it moves") {
  Losses losses;
  losses.learn(siblings_at(3, 0.5), true, 10);
  losses.learn(siblings_at(3, 0.5), false, 4);
  CHECK(losses.expected(siblings_at(3, 0.75), true) == doctest::Approx(5));
  CHECK(losses.expected(siblings_at(3, 0.75), false) == doctest::Approx(6));
}

TEST_CASE("what was seen several times is the mean of it, and a gain is no loss") {
  Losses losses;
  losses.learn(siblings_at(3, 0.5), true, 10);
  losses.learn(siblings_at(3, 0.5), true, 20);
  CHECK(losses.expected(siblings_at(3, 0.5), true) == doctest::Approx(15));
  losses.learn(siblings_at(3, 0.5), true, -6);
  CHECK(losses.expected(siblings_at(3, 0.5), true) == doctest::Approx(10));
}
