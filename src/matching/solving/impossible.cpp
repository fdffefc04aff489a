#include "matching/solving/impossible.h"

namespace haven::matching {
namespace {

bool can_stand(const Batch& batch, const Made& wanted, const std::vector<Made>& made) {
  const int authority = batch.places[wanted.place].authority;
  int in_place = batch.units[wanted.unit].size;
  int in_authority = in_place;
  const int pool = batch.pool_of(authority, wanted.unit);
  int in_pool = in_place;
  for (const auto& [unit, place] : made) {
    const bool is_near = batch.places[place].authority == authority;
    if (place == wanted.place) in_place += batch.units[unit].size;
    if (is_near) in_authority += batch.units[unit].size;
    if (is_near && batch.pool_of(authority, unit) == pool) in_pool += batch.units[unit].size;
    if (place == wanted.place && batch.are_apart(wanted.unit, unit, Level::place)) return false;
    if (is_near && batch.are_apart(wanted.unit, unit, Level::authority)) return false;
  }
  return in_place <= batch.places[wanted.place].beds &&
         in_authority <= batch.authorities[authority].quota &&
         (pool < 0 || in_pool <= batch.authorities[authority].pools[pool].quota);
}

}  // namespace

std::vector<Made> standing_in_the_way(const Batch& batch, const Made& wanted,
                                      std::vector<Made> made) {
  if (can_stand(batch, wanted, made)) return {};
  for (std::size_t i = made.size(); i-- > 0;) {
    auto without = made;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (!can_stand(batch, wanted, without)) made = std::move(without);
  }
  return made;
}

}  // namespace haven::matching
