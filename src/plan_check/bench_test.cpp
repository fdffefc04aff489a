#include "plan_check/bench.h"

#include <cstdlib>

using namespace haven::plan_check;

namespace {

struct Fingerprint {
  BenchSize size;
  std::size_t units, groups;
  std::int64_t beds, quota;
  std::size_t conflicts, without_any, pairs;
  std::int64_t quality;
  std::uint64_t hash;
  std::int64_t worth;
  std::array<std::int64_t, 3> by_tier;
};

const std::vector<Fingerprint> small{{{200, 2000, 1},
                                      185,
                                      10,
                                      3272,
                                      336,
                                      4,
                                      1,
                                      98335,
                                      31352937,
                                      0x6c14797ff4d170b3,
                                      40200000,
                                      {47, 61, 92}},
                                     {{1000, 2000, 1},
                                      930,
                                      51,
                                      3272,
                                      1328,
                                      20,
                                      0,
                                      515407,
                                      164231015,
                                      0xf43619be0199243c,
                                      190900000,
                                      {185, 354, 461}},
                                     {{1000, 8000, 1},
                                      930,
                                      51,
                                      12957,
                                      1328,
                                      20,
                                      0,
                                      2064476,
                                      662288194,
                                      0x1d5de5d42140757e,
                                      190900000,
                                      {185, 354, 461}},
                                     {{200, 2000, 2},
                                      186,
                                      10,
                                      3263,
                                      346,
                                      4,
                                      0,
                                      112498,
                                      36856373,
                                      0x6ef81feb056fca53,
                                      38700000,
                                      {36, 79, 85}},
                                     {{1000, 2000, 2},
                                      928,
                                      48,
                                      3263,
                                      1337,
                                      20,
                                      0,
                                      571288,
                                      180988209,
                                      0x73627b726f4cc842,
                                      187700000,
                                      {169, 370, 461}},
                                     {{1000, 8000, 2},
                                      928,
                                      48,
                                      12928,
                                      1337,
                                      20,
                                      0,
                                      2283149,
                                      724563885,
                                      0x2eabe0af9689271c,
                                      187700000,
                                      {169, 370, 461}},
                                     {{200, 2000, 3},
                                      185,
                                      11,
                                      3208,
                                      340,
                                      4,
                                      1,
                                      106578,
                                      33864978,
                                      0xccd416fd1ae37177,
                                      39400000,
                                      {44, 62, 94}},
                                     {{1000, 2000, 3},
                                      929,
                                      49,
                                      3208,
                                      1335,
                                      20,
                                      0,
                                      550414,
                                      172473699,
                                      0x4e3db0cdad492886,
                                      188800000,
                                      {177, 357, 466}},
                                     {{1000, 8000, 3},
                                      929,
                                      49,
                                      12820,
                                      1335,
                                      20,
                                      0,
                                      2182054,
                                      680741491,
                                      0xeafca1c4c9c0ef84,
                                      188800000,
                                      {177, 357, 466}}};

const std::vector<Fingerprint> large{{{5000, 2000, 1},
                                      4654,
                                      255,
                                      3272,
                                      6336,
                                      100,
                                      0,
                                      2621009,
                                      824262294,
                                      0xeb7c600b9ce3a567,
                                      946200000,
                                      {878, 1828, 2294}},
                                     {{5000, 4000, 1},
                                      4654,
                                      255,
                                      6478,
                                      6336,
                                      100,
                                      0,
                                      5220182,
                                      1642368150,
                                      0xe4ea5e9e97e25f81,
                                      946200000,
                                      {878, 1828, 2294}},
                                     {{5000, 8000, 1},
                                      4654,
                                      255,
                                      12957,
                                      6336,
                                      100,
                                      0,
                                      10490631,
                                      3322042424,
                                      0x9bda4073e8c28cac,
                                      946200000,
                                      {878, 1828, 2294}},
                                     {{5000, 20000, 1},
                                      4654,
                                      255,
                                      32306,
                                      6336,
                                      100,
                                      0,
                                      26136349,
                                      8246953510,
                                      0x7a153c8b660ae871,
                                      946200000,
                                      {878, 1828, 2294}}};

/// FNV-1a of numbers as eight bytes each, the lowest first. The fingerprints were made with the
/// usual offset less its last digit.
struct Fnv {
  std::uint64_t hash = 1469598103934665603;
  void add(std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte, number >>= 8)
      hash = (hash ^ (number & 0xff)) * 0x100000001b3;
  }
};

void check_pairs(const Model& model, const Fingerprint& print) {
  std::size_t without_any = 0, pairs = 0;
  std::int64_t quality = 0;
  Fnv fnv;
  for (std::size_t unit = 0; unit < model.units.size(); ++unit) {
    without_any += model.pairs[unit].empty() ? 1 : 0;
    pairs += model.pairs[unit].size();
    for (const auto& pair : model.pairs[unit]) {
      quality += pair.quality;
      for (const auto number :
           {static_cast<std::int64_t>(unit), std::int64_t{pair.place}, std::int64_t{pair.quality}})
        fnv.add(static_cast<std::uint64_t>(number));
    }
  }
  CHECK(without_any == print.without_any);
  CHECK(pairs == print.pairs);
  CHECK(quality == print.quality);
  CHECK(fnv.hash == print.hash);
}

void check_totals(const Model& model, const Fingerprint& print) {
  std::size_t groups = 0;
  std::int64_t beds = 0, quota = 0, worth = 0;
  std::array<std::int64_t, 3> by_tier{};
  for (const auto& unit : model.units) {
    groups += unit.size > 1 ? 1 : 0;
    worth += unit.size * tier_weight(unit.tier);
    by_tier.at(static_cast<std::size_t>(unit.tier - 1)) += unit.size;
  }
  for (const auto& place : model.places) beds += place.capacity;
  for (const auto& authority : model.authorities) quota += authority.quota;
  CHECK(model.units.size() == print.units);
  CHECK(groups == print.groups);
  CHECK(beds == print.beds);
  CHECK(quota == print.quota);
  CHECK(worth == print.worth);
  CHECK(by_tier == print.by_tier);
  CHECK(model.conflicts.size() == print.conflicts);
}

void check(const std::vector<Fingerprint>& all) {
  for (const auto& print : all) {
    CAPTURE(print.size.children);
    CAPTURE(print.size.places);
    CAPTURE(print.size.seed);
    const auto model = model_of(make_bench(print.size));
    check_totals(model, print);
    check_pairs(model, print);
  }
}

}  // namespace

TEST_CASE("the random numbers are those that the benchmark is defined by") {
  CHECK(mix(0) == 0xe220a8397b1dcdaf);
  CHECK(mix(1) == 0x910a2dec89025cc1);
  CHECK(Draws(1, 3, 0).hash(0) == 0xc1d0439c2e54b27e);
  CHECK(Draws(1, 3, 0).below(12, 1) == 9);
}

TEST_CASE("the benchmark's small instances have their fingerprints") { check(small); }

TEST_CASE("the benchmark's large instances have their fingerprints, when HAVEN_LONG is set") {
  if (std::getenv("HAVEN_LONG") != nullptr) check(large);
}

TEST_CASE("in variant A every two units of a network are kept in different authorities") {
  for (const auto& [children, conflicts] : {std::pair{200, 388}, {1000, 2158}, {5000, 10279}}) {
    const auto bench = make_bench({children, 10, 1, true});
    CHECK(bench.conflicts.size() == static_cast<std::size_t>(conflicts));
  }
}
