#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan_check/json_part.h"
#include "plan_check/model.h"

/// A plan as it was handed in: who is to go where, what that is said to be worth, and the
/// certificate that nothing is worth more. All of it is a claim. Where one stands ("stages[0]") is
/// kept with it.
namespace haven::plan_check {

/// An inequality that every feasible assignment keeps, and its price.
struct Cut {
  enum class Kind {
    place_cover,
    authority_cover,
    level_cover,
    pair_at_place,
    pair_at_authority,
    pool,
  };
  Kind kind = Kind::place_cover;
  std::int64_t price = 0;
  std::size_t at = 0;  ///< The number of a place or of an authority.
  std::vector<std::size_t> units;
  std::size_t level = 0;  ///< Of a level cover: how many steps are counted.
  std::size_t pool = 0;   ///< Of a pool: which of the authority's.
  std::string where;

  bool is_at_place() const { return kind == Kind::place_cover || kind == Kind::pair_at_place; }
  bool is_pair() const { return kind == Kind::pair_at_place || kind == Kind::pair_at_authority; }
};

struct Price {
  std::size_t of = 0;
  std::int64_t price = 0;
};

/// Lagrange multipliers, times the certificate's scale.
struct Prices {
  std::vector<Price> places;
  std::vector<Price> authorities;
  std::array<std::int64_t, 3> tiers{};
  std::vector<Cut> cuts;
};

/// The unit is, or is not, placed in the place or authority.
struct Decision {
  std::size_t unit = 0;
  Level level = Level::place;
  std::size_t at = 0;
  bool in = false;

  bool asks_as(const Decision& other) const {
    return unit == other.unit && level == other.level && at == other.at;
  }
};

/// A part of the search, and the prices that close it.
struct Leaf {
  std::vector<Decision> decisions;
  Prices prices;
  std::string where;
};

struct Stage {
  std::string maximises;
  std::int64_t bound = 0;
  Prices prices;
  std::vector<Leaf> leaves;
  std::string where;
  /// What the stage's own prices prove, times the scale and not rounded; empty when not said.
  std::optional<std::int64_t> scaled_bound = {};
};

struct Certificate {
  std::int64_t scale = 0;
  std::vector<Stage> stages;
};

using Assignment = std::vector<std::optional<std::size_t>>;

struct Plan {
  enum class Mode { weighted, lexicographic };
  std::string id;
  Mode mode = Mode::weighted;
  std::int64_t objective = 0;
  std::array<std::int64_t, 3> placed_by_tier{};
  std::int64_t quality_net = 0;
  std::int64_t authority_cost = 0;
  std::int64_t quality_minus_cost = 0;
  Assignment assignment;
  /// Of each unit the places it may go to; empty when nothing is said.
  std::optional<std::map<std::size_t, std::vector<std::size_t>>> eligible;
  /// Of each unit and place the rules between them; empty when nothing is said.
  std::optional<std::map<UnitAndPlace, std::vector<std::string>>> blocked;
  std::set<UnitAndPlace> lapsed;  ///< Locks that are said not to hold.
  std::int64_t bound = 0;
  bool proved = false;
  std::optional<std::int64_t> placed;
  std::optional<bool> placed_proved;
  std::optional<std::int64_t> optimal_count;
  Certificate certificate;
};

/// Problem: bad input when it has not the shape of a plan, broken when it speaks of what is not in
/// the model, or of prices that are none.
Result<Plan> read_plan(const Part& written, const Model& model);
Result<Certificate> read_certificate(const Part& written, const Model& model);

/// A claim that does not hold.
inline tl::unexpected<Problem> refuse(std::string says, std::string where = {}) {
  return problem(std::move(says), std::move(where), Problem::Kind::broken);
}

}  // namespace haven::plan_check
