#include "web/signin/slowly.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace haven::web {

TEST_CASE("what slow work throws is thrown where it is waited for, and the next work is done") {
  signin::SlowWork work(1, 1);
  CHECK_THROWS_AS((void)slowly(work, []() -> int { throw std::runtime_error("no memory"); }),
                  std::runtime_error);
  CHECK(slowly(work, [] { return 7; }) == 7);
}

}  // namespace haven::web
