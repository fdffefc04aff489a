#include "matching/proof/cut.h"

#include <algorithm>

namespace haven::matching {

int Cut::most(const Batch& batch) const {
  if (kind == Kind::pool) return batch.authorities[at].pools[pool].quota;
  return is_cover() ? static_cast<int>(units.size()) - 1 : 1;
}

int Cut::count(const Batch& batch, int unit) const {
  if (kind == Kind::pool) return batch.pool_of(at, unit) == pool ? batch.units[unit].size : 0;
  const bool is_large = is_cover() && batch.units[unit].size >= big;
  return is_large || std::ranges::binary_search(units, unit) ? 1 : 0;
}

std::string_view name_of(const Cut& cut) {
  switch (cut.kind) {
    case Cut::Kind::place_cover:
      return "place cover";
    case Cut::Kind::authority_cover:
      return "authority cover";
    case Cut::Kind::level_cover:
      return "level cover";
    case Cut::Kind::apart_at_place:
      return "pair at place";
    case Cut::Kind::apart_at_authority:
      return "pair at authority";
    case Cut::Kind::pool:
      return "pool";
  }
  return {};
}

}  // namespace haven::matching
