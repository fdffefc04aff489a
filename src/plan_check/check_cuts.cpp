#include "plan_check/check_cuts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace haven::plan_check {
namespace {

/// How many children fit without breaking the row that the cover is of.
std::int64_t room_of(const Cut& cut, const Model& model) {
  if (cut.kind == Cut::Kind::place_cover) return model.places[cut.at].capacity;
  const auto& authority = model.authorities[cut.at];
  if (cut.kind == Cut::Kind::authority_cover) return authority.quota;
  std::int64_t room = 0;
  for (std::size_t k = 0; k < cut.level; ++k) room += authority.steps[k].children;
  return room;
}

Result<void> check_cover(const Cut& cut, const Model& model) {
  std::int64_t children = 0;
  for (const auto unit : cut.units) children += model.units[unit].size;
  const auto room = room_of(cut, model);
  if (children > room) return {};
  return refuse(fmt::format("This cover has {} children, and {} of them fit: it forbids nothing",
                            children, room),
                cut.where);
}

Result<void> check_clique(const Cut& cut, const Model& model, const Apart& apart) {
  const auto level = cut.is_at_place() ? Level::place : Level::authority;
  for (std::size_t i = 0; i < cut.units.size(); ++i)
    for (std::size_t j = i + 1; j < cut.units.size(); ++j)
      if (!apart.must_be(cut.units[i], cut.units[j], level))
        return refuse(fmt::format("Units {} and {} are in no conflict here",
                                  model.unit_names[cut.units[i]], model.unit_names[cut.units[j]]),
                      cut.where);
  return {};
}

}  // namespace

Result<void> check_cut(const Cut& cut, const Model& model, const Apart& apart) {
  if (cut.kind == Cut::Kind::pool) return {};
  if (std::set(cut.units.begin(), cut.units.end()).size() != cut.units.size())
    return refuse("A unit is listed twice in this cut", cut.where);
  const std::size_t least = cut.is_pair() ? 2 : 1;
  if (cut.units.size() < least)
    return refuse(fmt::format("This cut lists fewer than {} units", least), cut.where);
  return cut.is_pair() ? check_clique(cut, model, apart) : check_cover(cut, model);
}

std::optional<std::int64_t> lifted_from(const Cut& cut, const Model& model) {
  if (cut.is_pair() || cut.kind == Cut::Kind::pool) return std::nullopt;
  std::int64_t largest = 0;
  for (const auto unit : cut.units) largest = std::max(largest, model.units[unit].size);
  return largest;
}

std::int64_t right_hand_side(const Cut& cut, const Model& model) {
  if (cut.kind == Cut::Kind::pool) return model.authorities[cut.at].pools[cut.pool].quota;
  return cut.is_pair() ? 1 : static_cast<std::int64_t>(cut.units.size()) - 1;
}

}  // namespace haven::plan_check
