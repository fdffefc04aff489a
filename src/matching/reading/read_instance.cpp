#include "matching/reading/read_instance.h"

#include <algorithm>

#include "matching/reading/locks.h"
#include "matching/reading/read_places.h"
#include "matching/reading/read_so_far.h"
#include "matching/reading/read_units.h"

namespace haven::matching {
namespace {

constexpr Range quality_range{-10'000, 10'000};
constexpr Range bonus_range{0, 10'000};
constexpr Range reserve_range{0, 1'000'000};

Result<void> read_conflict(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"a", "b", "level"}));
  const Conflict made{TRY(reference(so_far.units, part, "a", "unit")),
                      TRY(reference(so_far.units, part, "b", "unit")), TRY(level(part))};
  if (made.first == made.second)
    return refused(part.where, "A unit cannot be kept apart from itself; give two units");
  so_far.instance.conflicts.push_back(made);
  return {};
}

Result<void> read_veto(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"unit", "place", "by", "reason", "until"}));
  const Veto made{TRY(reference(so_far.units, part, "unit", "unit")),
                  TRY(reference(so_far.places, part, "place", "place"))};
  TRY(text(part, "by"));
  TRY(text(part, "reason"));
  if (!TRY(has_ended(so_far, part, "until"))) so_far.instance.vetoes.push_back(made);
  return {};
}

Result<void> read_lock(const ReadSoFar& so_far, const Part& part, std::vector<LockedUnit>& locks) {
  TRY(only(part, {"unit", "place", "by", "reason", "until"}));
  const LockedUnit made{TRY(reference(so_far.units, part, "unit", "unit")),
                        TRY(reference(so_far.places, part, "place", "place"))};
  TRY(text(part, "by"));
  TRY(text(part, "reason"));
  if (TRY(has_ended(so_far, part, "until"))) return {};
  for (const auto& other : locks)
    if (other.unit == made.unit)
      return refused(part.where, "This unit is locked twice; end one of the locks");
  locks.push_back(made);
  return {};
}

Result<void> read_current(ReadSoFar& so_far, const Part& written) {
  return each_field(written, "current",
                    [&](const std::string& unit, const json::value& place,
                        const std::string& where) -> Result<void> {
                      const int who = TRY(known(so_far.units, unit, where, "unit"));
                      if (place.is_null()) return {};
                      so_far.instance.units[who].current =
                          TRY(known(so_far.places, TRY(text_at(place, where)), where, "place"));
                      return {};
                    });
}

Result<void> read_reserve(ReadSoFar& so_far, const Part& written) {
  so_far.instance.reserve.assign(so_far.instance.places.size(), 0);
  return each_field(written, "reservePrice",
                    [&](const std::string& place, const json::value& price,
                        const std::string& where) -> Result<void> {
                      so_far.instance.reserve[TRY(known(so_far.places, place, where, "place"))] =
                          static_cast<int>(TRY(whole_at(price, where, reserve_range)));
                      return {};
                    });
}

Result<void> read_quality(ReadSoFar& so_far, const Part& written) {
  so_far.instance.quality.resize(so_far.instance.units.size());
  return each_field(
      written, "quality",
      [&](const std::string& unit, const json::value& row,
          const std::string& where) -> Result<void> {
        auto& list = so_far.instance.quality[TRY(known(so_far.units, unit, where, "unit"))];
        const auto part = TRY(object_at(row, where));
        for (const auto& field : part.fields) {
          const std::string place(field.key());
          list.push_back(
              {TRY(known(so_far.places, place, part.at(place), "place")),
               static_cast<int>(TRY(whole_at(field.value(), part.at(place), quality_range)))});
        }
        std::ranges::sort(list, {}, &GivenQuality::place);
        return {};
      });
}

Result<Instance> read(const Part& written) {
  ReadSoFar so_far;
  std::vector<LockedUnit> locks;
  TRY(only(written, {"id", "run", "on", "note", "expect", "authorities", "zones", "travel",
                     "places", "units", "conflicts", "quality", "reservePrice", "stayBonus",
                     "current", "vetoes", "locks"}));
  so_far.instance.id = TRY(text(written, "id"));
  so_far.instance.run =
      written.find("run") != nullptr ? TRY(text(written, "run")) : so_far.instance.id;
  so_far.on = TRY(date(written, "on"));
  TRY(each(written, "authorities", [&](const Part& part) { return read_authority(so_far, part); }));
  TRY(each(written, "places", [&](const Part& part) { return read_place(so_far, part); }));
  TRY(read_zones(so_far, written));
  TRY(each(written, "units", [&](const Part& part) { return read_unit(so_far, part); }));
  TRY(read_travel(so_far, written));
  TRY(each(written, "conflicts", [&](const Part& part) { return read_conflict(so_far, part); }));
  TRY(each(written, "vetoes", [&](const Part& part) { return read_veto(so_far, part); }));
  TRY(each(written, "locks", [&](const Part& part) { return read_lock(so_far, part, locks); }));
  so_far.instance.stay_bonus = TRY(whole(written, "stayBonus", bonus_range, 0));
  TRY(read_current(so_far, written));
  TRY(read_reserve(so_far, written));
  TRY(read_quality(so_far, written));
  TRY(hold(so_far.instance, locks));
  return std::move(so_far.instance);
}

}  // namespace

Result<Instance> read_instance(const json::value& value) { return read(TRY(object_at(value, ""))); }

}  // namespace haven::matching
