#include "main/installation.h"

#include <doctest/doctest.h>

#include <thread>

namespace haven::program {
namespace {

const Instant noon = read_instant("2199-12-31T12:00:00Z").value();

TEST_CASE("a clock that stands is moved on step by step, and remembers how far") {
  WallClock clock(noon);
  clock.advance(Hours(1), noon + Hours(3));
  clock.advance(Hours(1), noon + Hours(3));
  CHECK(clock.now() == noon + Hours(2));
  CHECK(clock.unmoved() == noon);
  CHECK(clock.ahead() == Hours(2));
}

TEST_CASE("however many move the clock at once, it does not reach its end") {
  WallClock clock(noon);
  std::vector<std::thread> movers;
  for (int i = 0; i < 4; ++i)
    movers.emplace_back([&] {
      for (int step = 0; step < 1000; ++step) clock.advance(Minutes(1), noon + Hours(10));
    });
  for (auto& mover : movers) mover.join();
  CHECK(clock.now() == noon + Hours(10) - Minutes(1));
}

}  // namespace
}  // namespace haven::program
