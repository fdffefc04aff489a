#include "plan_check/read_instance.h"

#include <map>

#include "plan_check/names.h"
#include "plan_check/read_place.h"
#include "plan_check/rules.h"

namespace haven::plan_check {
namespace {

/// An instance on its way in, with the numbers of all ids read so far.
struct Reader {
  const Part& written;
  Instance instance = {};
  Names authorities{"authority"};
  Names places{"place"};
  Names units{"unit"};
  Names zones{"zone"};
  std::vector<std::size_t> authority_of_zone = {};

  Result<std::vector<Part>> listed(std::string_view key) const {
    if (!written.has(key)) return std::vector<Part>{};
    return TRY(written.at(key)).items();
  }
  Result<std::vector<NamedPart>> named(std::string_view key) const {
    if (!written.has(key)) return std::vector<NamedPart>{};
    return TRY(written.at(key)).entries();
  }
};

Result<void> read_authorities(Reader& reader) {
  for (const auto& item : TRY(TRY(reader.written.at("authorities")).items())) {
    auto authority = TRY(read_authority(item));
    if (!reader.authorities.add(authority.id))
      return item.wrong("This id is taken: give each authority its own");
    reader.instance.authorities.push_back(std::move(authority));
  }
  return {};
}

Result<void> read_zones(Reader& reader) {
  for (const auto& item : TRY(reader.listed("zones"))) {
    TRY(item.only({"id", "authority"}));
    if (!reader.zones.add(TRY(TRY(item.at("id")).text())))
      return item.wrong("This id is taken: give each zone its own");
    reader.authority_of_zone.push_back(
        TRY(reader.authorities.number_of(TRY(item.at("authority")))));
  }
  return {};
}

Result<void> read_places(Reader& reader) {
  for (const auto& item : TRY(TRY(reader.written.at("places")).items())) {
    auto place = TRY(read_place(item, reader.authorities));
    if (!reader.places.add(place.id))
      return item.wrong("This id is taken: give each place its own");
    reader.instance.places.push_back(std::move(place));
  }
  return {};
}

Result<void> read_units(Reader& reader) {
  for (const auto& item : TRY(TRY(reader.written.at("units")).items())) {
    auto unit = TRY(read_unit(item, reader.zones, reader.authority_of_zone));
    if (!reader.units.add(unit.id)) return item.wrong("This id is taken: give each unit its own");
    reader.instance.units.push_back(std::move(unit));
  }
  return {};
}

/// The smaller of two times counts; when one of them is unknown, so is the whole.
void note_travel(Instance& instance, const std::string& a, const std::string& b,
                 std::optional<std::int64_t> minutes) {
  const auto [place, is_new] = instance.travel.emplace(std::minmax(a, b), minutes);
  if (!is_new) place->second = std::min(place->second, minutes);
}

Result<void> read_travel(Reader& reader) {
  for (const auto& [from, row] : TRY(reader.named("travel")))
    for (const auto& [to, part] : TRY(row.entries())) {
      std::optional<std::int64_t> minutes;
      if (!part.is_null()) minutes = TRY(part.whole(0, most_counted));
      note_travel(reader.instance, from, to, minutes);
    }
  return {};
}

Result<void> read_quality(Reader& reader) {
  for (const auto& [unit, row] : TRY(reader.named("quality")))
    for (const auto& [place, part] : TRY(row.entries())) {
      const UnitAndPlace pair{TRY(reader.units.number_of(unit, row)),
                              TRY(reader.places.number_of(place, part))};
      reader.instance.quality[pair] = TRY(part.whole(-most_points, most_points));
    }
  return {};
}

Result<void> read_conflicts(Reader& reader) {
  for (const auto& item : TRY(reader.listed("conflicts"))) {
    TRY(item.only({"a", "b", "level"}));
    const Conflict conflict{TRY(reader.units.number_of(TRY(item.at("a")))),
                            TRY(reader.units.number_of(TRY(item.at("b")))),
                            TRY(read_level(TRY(item.at("level"))))};
    if (conflict.a == conflict.b)
      return item.wrong("A unit is not in conflict with itself: name two units");
    reader.instance.conflicts.push_back(conflict);
  }
  return {};
}

Result<void> read_prices(Reader& reader) {
  reader.instance.reserve_prices.assign(reader.instance.places.size(), 0);
  for (const auto& [place, part] : TRY(reader.named("reservePrice")))
    reader.instance.reserve_prices[TRY(reader.places.number_of(place, part))] =
        TRY(part.whole(0, most_points));
  if (reader.written.has("stayBonus"))
    reader.instance.stay_bonus = TRY(TRY(reader.written.at("stayBonus")).whole(0, most_points));
  return {};
}

Result<void> read_current(Reader& reader) {
  reader.instance.current.resize(reader.instance.units.size());
  for (const auto& [unit, part] : TRY(reader.named("current"))) {
    auto& current = reader.instance.current[TRY(reader.units.number_of(unit, part))];
    if (!part.is_null()) current = TRY(reader.places.number_of(part));
  }
  return {};
}

/// What is written with an end is in force until that day has passed, and for ever when it has
/// none.
Result<bool> has_passed(const Reader& reader, const Part& written, std::string_view end) {
  if (!written.has(end) || TRY(written.at(end)).is_null()) return false;
  const auto on = reader.written.has("on") ? TRY(TRY(reader.written.at("on")).text()) : "";
  return TRY(TRY(written.at(end)).text()) < on;
}

/// The unit and place of a veto or a lock; empty when it is in force no longer.
Result<std::optional<UnitAndPlace>> read_pair_in_force(const Reader& reader, const Part& item) {
  TRY(item.only({"unit", "place", "by", "reason", "until"}));
  TRY(TRY(item.at("by")).text());
  TRY(TRY(item.at("reason")).text());
  const UnitAndPlace pair{TRY(reader.units.number_of(TRY(item.at("unit")))),
                          TRY(reader.places.number_of(TRY(item.at("place"))))};
  if (TRY(has_passed(reader, item, "until"))) return std::optional<UnitAndPlace>();
  return std::optional(pair);
}

Result<void> read_vetoes(Reader& reader) {
  for (const auto& item : TRY(reader.listed("vetoes")))
    if (const auto pair = TRY(read_pair_in_force(reader, item)))
      reader.instance.vetoes.insert(*pair);
  return {};
}

Result<void> read_freezes(Reader& reader) {
  std::size_t number = 0;
  for (const auto& item : TRY(TRY(reader.written.at("places")).items())) {
    auto& place = reader.instance.places[number++];
    place.frozen = item.has("frozenUntil") && !TRY(has_passed(reader, item, "frozenUntil"));
  }
  return {};
}

/// The last to be read: whether a lock holds follows from all the rules.
Result<void> read_locks(Reader& reader) {
  std::map<std::size_t, std::size_t> agreed;
  for (const auto& item : TRY(reader.listed("locks"))) {
    const auto pair = TRY(read_pair_in_force(reader, item));
    if (pair && !agreed.insert(*pair).second)
      return item.wrong("This unit is locked already: end one of its locks");
  }
  auto& instance = reader.instance;
  std::vector<UnitAndPlace> holding;
  for (const auto& [unit, place] : agreed)
    if (broken_rules(instance, unit, place).empty())
      holding.emplace_back(unit, place);
    else
      instance.lapsed.emplace(unit, place);
  for (const auto& [unit, place] : holding) instance.units[unit].agreed = place;
  return {};
}

}  // namespace

Result<Instance> read_instance(const Part& written) {
  TRY(written.only({"id", "note", "expect", "run", "on", "authorities", "zones", "places", "travel",
                    "units", "quality", "conflicts", "reservePrice", "stayBonus", "current",
                    "vetoes", "locks"}));
  Reader reader{written};
  reader.instance.id = TRY(TRY(written.at("id")).text());
  for (const auto read :
       {read_authorities, read_zones, read_places, read_units, read_travel, read_quality,
        read_conflicts, read_prices, read_current, read_vetoes, read_freezes, read_locks})
    TRY(read(reader));
  return std::move(reader.instance);
}

}  // namespace haven::plan_check
