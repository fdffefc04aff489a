#include "matching/cut.h"

#include <algorithm>

namespace haven::matching {

bool Cut::counts(const Batch& batch, int unit) const {
  return (is_cover() && batch.units[unit].size >= big) || std::ranges::binary_search(units, unit);
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
  }
  return {};
}

}  // namespace haven::matching
