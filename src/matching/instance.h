#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// One round of matching as it is told: children who need a home, homes that are free, and the
/// authorities that answer for them. Facts only; what follows from them is worked out elsewhere.
/// Format: docs/formats/matching.md. An empty optional is a fact that nobody knows; it never counts
/// as yes.
namespace haven::matching {

inline constexpr int tier_count = 3;
/// The terms of quality; `score.h` names them.
inline constexpr int term_count = 10;
/// Ages are told from 0 to this.
inline constexpr int oldest_age = 25;
/// Minutes between two zones of which nothing is told.
inline constexpr int far_away = 999;

enum class Level { place, authority };

/// `children` more children, each of whom costs the authority's fair share `cost` points.
struct CostStep {
  int children = 0;
  int cost = 0;

  bool operator==(const CostStep&) const = default;
};

/// The basis of a unit of which none is told: it counts in no pool.
inline constexpr int no_basis = -1;

/// Of the children who are looked after on one of these legal bases, at most so many. Which bases
/// there are, and which are counted together, is law that differs by nation: data, not code.
struct Pool {
  std::string id;
  int quota = 0;
  std::vector<int> bases;  ///< In no other pool of the authority.
};

/// Null: a unit of this basis counts in none of them.
inline const Pool* pool_of(const std::vector<Pool>& pools, int basis) {
  for (const auto& pool : pools)
    for (const int one : pool.bases)
      if (one == basis) return &pool;
  return nullptr;
}

struct Authority {
  std::string id;
  int quota = 0;                 ///< Children it can take in this round.
  std::vector<CostStep> steps;   ///< Costs do not fall; the children sum to the quota.
  std::vector<Pool> pools = {};  ///< By id. They narrow the quota and never widen it.
};

struct AgeRange {
  int lowest = 0;
  int highest = 17;  ///< Both in years, both included.
};

/// A set of numbers below 64.
using Set = std::uint64_t;
inline constexpr Set everything = ~Set{0};

struct Place {
  std::string id;
  int authority = 0;
  std::optional<int> beds = 0;  ///< Free ones.
  std::optional<int> zone;
  std::optional<bool> registered = true;
  bool is_frozen = false;              ///< It takes nobody for the time being.
  std::optional<bool> adults = false;  ///< Whether an adult who is not a carer lives there.
  std::optional<bool> suits_unknown_age = false;
  std::optional<AgeRange> ages = AgeRange{};
  std::optional<Set> genders = everything;
  std::optional<Set> specialisms = Set{0};
  std::optional<std::vector<int>> residents = std::vector<int>{};  ///< Persons, ascending.
};

struct Child {
  std::optional<int> age;
  std::optional<int> gender;  ///< A number into `Names::genders`.
  bool age_unknown = false;   ///< The age is disputed or assumed.
};

/// Nothing nearer than `minutes` to `zone`, nor in its authority.
struct Threat {
  int zone = 0;
  int minutes = 0;
};

/// Not where `person` lives.
struct Apart {
  int person = 0;
  Level level = Level::place;
};

/// A child, or siblings who stay together.
struct Unit {
  std::string id;
  int tier = 1;  ///< 1 to 3, 1 the most urgent; set by people.
  std::vector<Child> children;
  std::optional<Set> needs = Set{0};
  std::optional<std::vector<int>> contacts = std::vector<int>{};  ///< Persons, ascending.
  std::optional<std::vector<Threat>> threats = std::vector<Threat>{};
  std::vector<Apart> apart;
  std::optional<int> current;           ///< The place already proposed.
  std::optional<int> basis = no_basis;  ///< The legal basis on which it is looked after.
  std::optional<int> locked;            ///< The place agreed for it; set by `hold`.

  int size() const { return static_cast<int>(children.size()); }
};

/// Two units that must not come to the same place, or to the same authority.
struct Conflict {
  int first = 0;
  int second = 0;
  Level level = Level::place;
};

/// A named person excluded the place for this unit. Expired ones are not kept.
struct Veto {
  int unit = 0;
  int place = 0;
};

/// It was agreed that the unit goes to the place. Expired ones are not kept.
struct LockedUnit {
  int unit = 0;
  int place = 0;

  bool operator==(const LockedUnit&) const = default;
};

/// Minutes of travel between zones, the worse direction and the worse time of day.
class Travel {
 public:
  static constexpr std::uint16_t unknown = 0xffff;

  /// All zones far from each other, and a zone 0 minutes from itself.
  explicit Travel(int zones = 0)
      : zones_(zones), minutes_(static_cast<std::size_t>(zones) * zones, far_away) {
    for (int zone = 0; zone < zones; ++zone) row(zone)[zone] = 0;
  }
  std::uint16_t* row(int zone) { return &minutes_[static_cast<std::size_t>(zone) * zones_]; }
  const std::uint16_t* row(int zone) const {
    return &minutes_[static_cast<std::size_t>(zone) * zones_];
  }
  int zones() const { return static_cast<int>(zones_); }

 private:
  std::size_t zones_;
  std::vector<std::uint16_t> minutes_;
};

/// What a home offers beyond what is needed, for `score.h`.
struct Offer {
  int type = 0;
  Set languages = 0;
  int acceptance = 0;  ///< Percent, 50 to 100: how often it says yes.
};

/// What would be good for a unit beyond what is needed, for `score.h`. Authorities; empty when
/// there is none.
struct Wants {
  Set specialisms = 0;
  int language = 0;
  std::optional<int> safe_contact, legal, education;
  std::optional<int> type;
  std::optional<int> first_area, second_area;
};

/// Facts from which quality is worked out. Empty when quality is given pair by pair.
struct Qualities {
  Qualities() { percent.fill(100); }

  std::vector<Offer> offers;                  ///< A place each.
  std::vector<Wants> wants;                   ///< A unit each.
  std::vector<std::vector<int>> between;      ///< Minutes between authorities.
  std::vector<std::vector<int>> communities;  ///< Points by authority and language.
  std::array<int, term_count> percent;        ///< Of the weight in force, term by term.
};

/// The quality of one pair, per child.
struct GivenQuality {
  int place = 0;
  int points = 0;
};

struct Instance {
  std::string id;
  std::string run;  ///< Key of the hash that breaks ties; the id when none is given.
  std::vector<Authority> authorities;
  std::vector<std::optional<int>> zone_authority;  ///< By zone; empty when not told.
  Travel travel;
  std::vector<Place> places;
  std::vector<Unit> units;
  std::vector<Conflict> conflicts;
  std::vector<Veto> vetoes;
  std::vector<LockedUnit> lapsed;                  ///< Agreed, but a rule closes the place by now.
  int stay_bonus = 0;                              ///< Points per child for keeping `current`.
  std::vector<int> reserve;                        ///< Price of a bed in points, by place.
  std::vector<std::vector<GivenQuality>> quality;  ///< By unit, places ascending; absent is 0.
  std::optional<Qualities> facts;                  ///< Instead of `quality`.
};

/// Points per child for placing anybody of tiers 1, 2 and 3 at all. They belong to the solver: no
/// page shows them.
inline constexpr std::array<std::int64_t, tier_count> tier_weights{400'000, 200'000, 100'000};

}  // namespace haven::matching
