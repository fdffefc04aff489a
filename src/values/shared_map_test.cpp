#include "values/shared_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <map>
#include <random>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "values/shared_map_for_tests.h"

namespace haven {
namespace {

using Numbers = SharedMap<int, int>;

static_assert(std::ranges::forward_range<Numbers>);

Numbers up_to(int count) {
  Numbers numbers;
  for (int i = 0; i < count; ++i) numbers = numbers.with(i, i);
  return numbers;
}

bool same(const Numbers& map, const std::map<int, int>& oracle) {
  return map.size() == oracle.size() && map.empty() == oracle.empty() &&
         std::ranges::equal(map, oracle);
}

TEST_CASE("a map that holds nothing finds nothing") {
  const Numbers none;
  CHECK(none.size() == 0);
  CHECK(none.empty());
  CHECK(none.begin() == none.end());
  CHECK(none.find(1) == none.end());
  CHECK(none.lower_bound(1) == none.end());
  CHECK(none.without(1).empty());
}

TEST_CASE("after any changes it holds what std::map holds, and every older map what it held then") {
  std::mt19937 random(7);
  for (const int keys : {1, 3, 20, 300}) {
    std::uniform_int_distribution<int> some_key(0, keys - 1);
    Numbers map;
    std::map<int, int> oracle;
    std::vector<std::pair<Numbers, std::map<int, int>>> older;
    for (int step = 0; step < 3000; ++step) {
      const int key = some_key(random);
      // It grows for a while and then shrinks.
      if (random() % 4 < (step % 1000 < 600 ? 3U : 1U)) {
        map = map.with(key, step);
        oracle[key] = step;
      } else {
        map = map.without(key);
        oracle.erase(key);
      }
      REQUIRE(NodesOfSharedMap::is_balanced(map));
      REQUIRE(map.size() == oracle.size());
      const int asked = some_key(random);
      const auto found = map.find(asked);
      REQUIRE((found == map.end()) == !oracle.contains(asked));
      if (found != map.end()) REQUIRE(*found == *oracle.find(asked));
      REQUIRE(std::ranges::equal(std::ranges::subrange(map.lower_bound(asked), map.end()),
                                 std::ranges::subrange(oracle.lower_bound(asked), oracle.end())));
      if (step % 50 == 0) older.emplace_back(map, oracle);
    }
    CHECK(same(map, oracle));
    for (const auto& [then, held] : older) CHECK(same(then, held));
  }
}

TEST_CASE("words are found by what compares with them, and walked over in their order") {
  SharedMap<std::string, int> ages;
  for (const auto* name : {"wren", "heron", "swift"}) ages = ages.with(name, 15);
  CHECK(ages.find(std::string_view("heron"))->second == 15);
  CHECK(ages.find(std::string_view("rook")) == ages.end());
  CHECK(ages.with("heron", 16).find("heron")->second == 16);
  CHECK(ages.find("heron")->second == 15);
  std::string order;
  for (const auto& [name, age] : ages) order += name + " ";
  CHECK(order == "heron swift wren ");
}

TEST_CASE("one more entry in any order, or one less, makes no more nodes than its way is long") {
  constexpr int count = 30'000;
  const auto numbers = up_to(count);
  std::mt19937 random(7);
  std::size_t most = 0;
  for (int i = 0; i < 2000; ++i) {
    const int key = static_cast<int>(random() % count);
    for (const auto& after : {numbers.with(key, -1), numbers.with(count + key, 1),
                              numbers.with(-1 - key, 1), numbers.without(key)})
      most = std::max(most, NodesOfSharedMap::made(after, numbers));
  }
  CHECK(most <= std::size_t{2} * std::bit_width(30'000U));
  CHECK(NodesOfSharedMap::made(numbers, numbers) == 0);
  CHECK(NodesOfSharedMap::made(numbers, Numbers{}) == count);
}

}  // namespace
}  // namespace haven
