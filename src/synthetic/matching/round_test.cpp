#include "synthetic/matching/round.h"

#include <cstdlib>

#include "synthetic/matching/draw.h"
#include "synthetic/matching/fingerprint.h"

using namespace haven;
using namespace haven::synthetic;

namespace {

void check(std::uint64_t seed, int children, int places, const Fingerprint& expected) {
  const auto print =
      fingerprint_of(invented_round({.children = children, .places = places, .seed = seed}));
  CAPTURE(seed);
  CAPTURE(children);
  CAPTURE(places);
  CHECK(print.units == expected.units);
  CHECK(print.groups == expected.groups);
  CHECK(print.beds == expected.beds);
  CHECK(print.quota == expected.quota);
  CHECK(print.conflicts == expected.conflicts);
  CHECK(print.without_place == expected.without_place);
  CHECK(print.pairs == expected.pairs);
  CHECK(print.quality == expected.quality);
  CHECK(print.hash == expected.hash);
  CHECK(print.tier_sum == expected.tier_sum);
  CHECK(print.children == expected.children);
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
  check(1, 200, 2000,
        {185, 10, 3272, 336, 4, 1, 98335, 31352937, 0x6c14797ff4d170b3, 40200000, {47, 61, 92}});
  check(2, 200, 2000,
        {186, 10, 3263, 346, 4, 0, 112498, 36856373, 0x6ef81feb056fca53, 38700000, {36, 79, 85}});
  check(3, 200, 2000,
        {185, 11, 3208, 340, 4, 1, 106578, 33864978, 0xccd416fd1ae37177, 39400000, {44, 62, 94}});
}

TEST_CASE("an invented round of 1,000 children has the published fingerprint") {
  check(1, 1000, 2000,
        {930,
         51,
         3272,
         1328,
         20,
         0,
         515407,
         164231015,
         0xf43619be0199243c,
         190900000,
         {185, 354, 461}});
  check(2, 1000, 2000,
        {928,
         48,
         3263,
         1337,
         20,
         0,
         571288,
         180988209,
         0x73627b726f4cc842,
         187700000,
         {169, 370, 461}});
  check(3, 1000, 2000,
        {929,
         49,
         3208,
         1335,
         20,
         0,
         550414,
         172473699,
         0x4e3db0cdad492886,
         188800000,
         {177, 357, 466}});
}

TEST_CASE("a whole invented nation's round has the published fingerprint" *
          doctest::skip(std::getenv("HAVEN_LONG") == nullptr)) {
  check(1, 1000, 8000,
        {930,
         51,
         12957,
         1328,
         20,
         0,
         2064476,
         662288194,
         0x1d5de5d42140757e,
         190900000,
         {185, 354, 461}});
  check(2, 1000, 8000,
        {928,
         48,
         12928,
         1337,
         20,
         0,
         2283149,
         724563885,
         0x2eabe0af9689271c,
         187700000,
         {169, 370, 461}});
  check(3, 1000, 8000,
        {929,
         49,
         12820,
         1335,
         20,
         0,
         2182054,
         680741491,
         0xeafca1c4c9c0ef84,
         188800000,
         {177, 357, 466}});
  check(1, 5000, 2000,
        {4654,
         255,
         3272,
         6336,
         100,
         0,
         2621009,
         824262294,
         0xeb7c600b9ce3a567,
         946200000,
         {878, 1828, 2294}});
  check(1, 5000, 4000,
        {4654,
         255,
         6478,
         6336,
         100,
         0,
         5220182,
         1642368150,
         0xe4ea5e9e97e25f81,
         946200000,
         {878, 1828, 2294}});
  check(1, 5000, 8000,
        {4654,
         255,
         12957,
         6336,
         100,
         0,
         10490631,
         3322042424,
         0x9bda4073e8c28cac,
         946200000,
         {878, 1828, 2294}});
  check(1, 5000, 20000,
        {4654,
         255,
         32306,
         6336,
         100,
         0,
         26136349,
         8246953510,
         0x7a153c8b660ae871,
         946200000,
         {878, 1828, 2294}});
}

TEST_CASE("with networks kept apart, every two units of a network are a pair") {
  CHECK(pairs_apart(200) == 388);
  CHECK(pairs_apart(1000) == 2158);
  CHECK(pairs_apart(5000) == 10279);
}
