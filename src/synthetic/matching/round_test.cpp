#include "synthetic/matching/round.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "synthetic/matching/draw.h"
#include "synthetic/matching/fingerprint.h"
#include "values/csv.h"

using namespace haven;
using namespace haven::synthetic;

namespace {

template <class Number>
Number number(std::string_view text, int base = 10) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  ENSURE(error == std::errc() && end == text.data() + text.size());
  return value;
}

Fingerprint published(const CsvRow& row) {
  const auto at = [&](std::size_t column) { return number<std::int64_t>(row[column]); };
  return {at(3),
          at(4),
          at(5),
          at(6),
          at(7),
          at(8),
          at(9),
          at(10),
          number<std::uint64_t>(row[11], 16),
          at(12),
          {at(13), at(14), at(15)}};
}

/// Makes each published round of so many children and places again, of which there are `rounds`.
void check(int children, std::initializer_list<int> places, int rounds) {
  const auto rows = read_csv_file(
      HAVEN_ROOT "/src/synthetic/matching/round_fingerprints.csv",
      {"seed", "children", "places", "units", "groups", "beds", "quota", "conflicts",
       "without_place", "pairs", "quality", "hash", "tier_sum", "tier_1", "tier_2", "tier_3"});
  REQUIRE(rows);
  int checked = 0;
  for (const auto& row : *rows) {
    const auto of = number<int>(row[2]);
    if (number<int>(row[1]) != children || std::ranges::find(places, of) == places.end()) continue;
    const auto seed = number<std::uint64_t>(row[0]);
    CAPTURE(seed);
    CAPTURE(children);
    CAPTURE(of);
    CHECK(fingerprint_of(invented_round({.children = children, .places = of, .seed = seed})) ==
          published(row));
    ++checked;
  }
  CHECK(checked == rounds);
}

std::size_t pairs_apart(int children) {
  return invented_round({.children = children, .places = 10, .networks_apart = true})
      .conflicts.size();
}

}  // namespace

TEST_CASE("the random numbers are those that the benchmark's text gives") {
  CHECK(matching::mix(0) == 0xe220a8397b1dcdafULL);
  CHECK(matching::mix(1) == 0x910a2dec89025cc1ULL);
  CHECK(Draw(1).hash(3, 0, 0) == 0xc1d0439c2e54b27eULL);
  CHECK(Draw(1).below(3, 0, 1, 12) == 9);
}

TEST_CASE("an invented round of 200 children has the published fingerprint") {
  check(200, {2000}, 3);
}

TEST_CASE("an invented round of 1,000 children has the published fingerprint") {
  check(1000, {2000}, 3);
}

TEST_CASE("a whole invented nation's round has the published fingerprint" *
          doctest::skip(std::getenv("HAVEN_LONG") == nullptr)) {
  check(1000, {8000}, 3);
  check(5000, {2000, 4000, 8000, 20000}, 4);
}

TEST_CASE("with networks kept apart, every two units of a network are a pair") {
  CHECK(pairs_apart(200) == 388);
  CHECK(pairs_apart(1000) == 2158);
  CHECK(pairs_apart(5000) == 10279);
}
