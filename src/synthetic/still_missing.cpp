#include "synthetic/around.h"
#include "synthetic/caring.h"
#include "synthetic/going_missing.h"
#include "synthetic/scripts.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

struct Missing {
  std::string_view authority;
  std::string age_band;
  std::string exploitation;  ///< Empty: nothing is suspected.
  Seconds since;
  bool taken;         ///< Whether the police have the report.
  std::string level;  ///< What they made of it; empty: as it stood.
  std::string category;
  int reviews;
  int sightings;
};

const std::vector<Missing>& all() {
  static const std::vector<Missing> missing = {
      {"Eastholt", "13_to_15", "SEX_CSE", Hours(20), true, "high", "missing", 0, 0},
      {"Tarrow City", "16_to_17", "CRIM_COUNTY_LINES", Hours(40), true, "", "missing", 1, 2},
      {"Northmere", "13_to_15", "LAB_FISH", days(5), true, "high", "missing", 3, 1},
      {"Brynafon", "16_to_17", "", Hours(6), true, "medium", "away", 0, 0},
      {"Glenfinn", "10_to_12", "CRIM_BEG", Minutes(95), false, "", "missing", 0, 0},
      {"Bannfoot Trust", "unknown", "NOT_DISCLOSED", Hours(30), true, "medium", "missing", 1, 0}};
  return missing;
}

Result<void> tell(const Missing& missing, Life& life, Supply& supply) {
  TRY(begin(life, supply, {missing.exploitation, missing.age_band, "", false, ""}));
  life.wait(Hours(2), Hours(8));
  TRY(place(life, supply, {"foster", "", true}));
  TRY(record_pack(life, PackKind::partial));
  life.go_to(life.now() - missing.since);
  TRY(go_missing(life, supply,
                 {"", missing.category, missing.exploitation.empty() ? "no" : "unknown"}));
  if (!missing.taken) return {};
  life.wait(Minutes(8), Minutes(25));
  TRY(police_take(life, supply, missing.level));
  for (int i = 0; i < missing.sightings; ++i) {
    life.wait(Hours(2), Hours(5));
    TRY(see(life, supply));
  }
  for (int i = 0; i < missing.reviews; ++i) {
    life.wait(Hours(20), Hours(24));
    TRY(review(life, supply));
  }
  if (missing.since < days(4)) return {};
  return relate(life, "nadia.stone", "coordination", user("nadia.stone"), "escalated_to",
                life.entity());
}

}  // namespace

std::vector<Script> still_missing(std::uint64_t seed, Instant now) {
  Draws draws(seed, "still missing");
  std::vector<Script> scripts;
  for (const auto& missing : all())
    scripts.push_back(
        {draws.id<ChildId>(), invented_body(missing.authority), now - missing.since - days(30),
         [&missing](Life& life, Supply& supply) { return tell(missing, life, supply); }});
  return scripts;
}

}  // namespace haven::synthetic
