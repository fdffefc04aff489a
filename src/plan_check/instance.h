#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// An instance of the placement of a batch of children, as it is written: who waits, what is free,
/// and what is known or unknown of each. An empty optional is a fact that nobody knows.
namespace haven::plan_check {

/// The next `children` of an authority, each at the same `cost` in points.
struct CostStep {
  std::int64_t children = 0;
  std::int64_t cost = 0;
};

/// How many children an authority may still take in of those whose legal basis is listed.
struct Pool {
  std::string id;
  std::int64_t quota = 0;
  std::set<std::string> bases;
};

struct Authority {
  std::string id;
  std::int64_t quota = 0;        ///< Children whom it may still take in.
  std::vector<CostStep> steps;   ///< Costs do not fall; their children add up to the quota.
  std::vector<Pool> pools = {};  ///< No basis is in two of them.
};

struct Ages {
  std::int64_t lowest = 0;
  std::int64_t highest = 17;
};

struct Place {
  std::string id;
  std::size_t authority = 0;
  std::optional<std::int64_t> capacity;
  std::optional<std::string> zone;
  std::optional<bool> registered = true;
  bool frozen = false;  ///< It takes nobody in now.
  std::optional<Ages> ages = Ages{};
  std::optional<std::vector<std::string>> genders;
  bool everybody = false;  ///< No word on genders: all are accepted.
  std::optional<bool> adults = false;
  std::optional<bool> age_unknown_ok = false;
  std::optional<std::vector<std::string>> specialisms = std::vector<std::string>{};
  std::optional<std::vector<std::string>> residents = std::vector<std::string>{};
};

struct Child {
  std::optional<std::int64_t> age;
  std::optional<std::string> gender;
  bool age_unknown = false;
};

/// Where a threat to the unit comes from, and the travel time that must lie between.
struct Threat {
  std::string zone;
  std::size_t authority = 0;
  std::int64_t minutes = 0;
};

enum class Level { place, authority };

struct NotTogether {
  std::string person;
  Level level = Level::place;
};

/// A child, or siblings who stay together.
struct Unit {
  std::string id;
  std::int64_t tier = 0;  ///< 1 is the most urgent, 3 the least.
  std::vector<Child> children;
  std::optional<std::vector<std::string>> needs = std::vector<std::string>{};
  std::optional<std::vector<std::string>> contacts = std::vector<std::string>{};
  std::optional<std::vector<Threat>> threats = std::vector<Threat>{};
  std::vector<NotTogether> not_together;
  std::optional<std::size_t> agreed;      ///< The place to which it is locked.
  std::optional<std::string> basis = "";  ///< In law; empty text when none is written.

  std::int64_t size() const { return static_cast<std::int64_t>(children.size()); }
};

/// Two units, by number, that may not share a place or an authority.
struct Conflict {
  std::size_t a = 0;
  std::size_t b = 0;
  Level level = Level::place;
};

/// A unit and a place, by number.
using UnitAndPlace = std::pair<std::size_t, std::size_t>;

struct Instance {
  std::string id;
  std::vector<Authority> authorities;
  std::vector<Place> places;
  std::vector<Unit> units;
  std::vector<Conflict> conflicts;
  /// Minutes between two zones, the smaller name first; unknown when empty.
  std::map<std::pair<std::string, std::string>, std::optional<std::int64_t>> travel;
  std::map<UnitAndPlace, std::int64_t> quality;
  std::set<UnitAndPlace> vetoes;                    ///< Only those in force.
  std::set<UnitAndPlace> lapsed;                    ///< Locks to a place that a rule closes.
  std::vector<std::int64_t> reserve_prices;         ///< Of each place.
  std::vector<std::optional<std::size_t>> current;  ///< Where each unit is proposed to go now.
  std::int64_t stay_bonus = 0;
};

}  // namespace haven::plan_check
