#include "matching/reading/read_instance.h"

#include <algorithm>

#include "matching/reading/instance_reader.h"
#include "matching/reading/locks.h"

namespace haven::matching {
namespace {

constexpr Range quality_range{-10'000, 10'000};
constexpr Range bonus_range{0, 10'000};
constexpr Range reserve_range{0, 1'000'000};

}  // namespace

Result<Instance> Reader::read() {
  TRY(only(whole_, {"id", "run", "on", "note", "expect", "authorities", "zones", "travel", "places",
                    "units", "conflicts", "quality", "reservePrice", "stayBonus", "current",
                    "vetoes", "locks"}));
  instance_.id = TRY(text(whole_, "id"));
  instance_.run = whole_.find("run") != nullptr ? TRY(text(whole_, "run")) : instance_.id;
  on_ = TRY(date(whole_, "on"));
  TRY(each("authorities", [&](const Part& part) { return authority(part); }));
  TRY(each("places", [&](const Part& part) { return place(part); }));
  TRY(zones());
  TRY(each("units", [&](const Part& part) { return unit(part); }));
  TRY(travel());
  TRY(each("conflicts", [&](const Part& part) { return conflict(part); }));
  TRY(each("vetoes", [&](const Part& part) { return veto(part); }));
  TRY(each("locks", [&](const Part& part) { return lock(part); }));
  instance_.stay_bonus = TRY(whole(whole_, "stayBonus", bonus_range, 0));
  TRY(current());
  TRY(reserve());
  TRY(quality());
  TRY(hold(instance_, locks_));
  return std::move(instance_);
}

Result<void> Reader::fresh(Names& names, const std::string& id, const Part& part) {
  const int before = names.count();
  names.number_of(id);
  if (names.count() == before)
    return refused(part.at("id"), fmt::format("\"{}\" is given twice; give each its own id", id));
  return {};
}

Result<int> Reader::known(const Names& names, const std::string& id, const std::string& where,
                          std::string_view kind) {
  if (const auto number = names.find(id)) return *number;
  return refused(where, fmt::format("There is no {} \"{}\"; list it, or correct the id", kind, id));
}

Result<int> Reader::reference(const Names& names, const Part& part, std::string_view key,
                              std::string_view kind) {
  return known(names, TRY(text(part, key)), part.at(key), kind);
}

Result<void> Reader::conflict(const Part& part) {
  TRY(only(part, {"a", "b", "level"}));
  const Conflict made{TRY(reference(units_, part, "a", "unit")),
                      TRY(reference(units_, part, "b", "unit")), TRY(level(part))};
  if (made.first == made.second)
    return refused(part.where, "A unit cannot be kept apart from itself; give two units");
  instance_.conflicts.push_back(made);
  return {};
}

Result<void> Reader::veto(const Part& part) {
  TRY(only(part, {"unit", "place", "by", "reason", "until"}));
  const Veto made{TRY(reference(units_, part, "unit", "unit")),
                  TRY(reference(places_, part, "place", "place"))};
  TRY(text(part, "by"));
  TRY(text(part, "reason"));
  if (!TRY(has_ended(part, "until"))) instance_.vetoes.push_back(made);
  return {};
}

Result<bool> Reader::has_ended(const Part& part, std::string_view key) {
  const auto until = TRY(date(part, key));
  return !until.empty() && !on_.empty() && until < on_;
}

Result<void> Reader::lock(const Part& part) {
  TRY(only(part, {"unit", "place", "by", "reason", "until"}));
  const Lock made{TRY(reference(units_, part, "unit", "unit")),
                  TRY(reference(places_, part, "place", "place"))};
  TRY(text(part, "by"));
  TRY(text(part, "reason"));
  if (TRY(has_ended(part, "until"))) return {};
  for (const auto& other : locks_)
    if (other.unit == made.unit)
      return refused(part.where, "This unit is locked twice; end one of the locks");
  locks_.push_back(made);
  return {};
}

Result<void> Reader::current() {
  return each_field("current",
                    [&](const std::string& unit, const json::value& place,
                        const std::string& where) -> Result<void> {
                      const int who = TRY(known(units_, unit, where, "unit"));
                      if (place.is_null()) return {};
                      instance_.units[who].current =
                          TRY(known(places_, TRY(text_at(place, where)), where, "place"));
                      return {};
                    });
}

Result<void> Reader::reserve() {
  instance_.reserve.assign(instance_.places.size(), 0);
  return each_field("reservePrice",
                    [&](const std::string& place, const json::value& price,
                        const std::string& where) -> Result<void> {
                      instance_.reserve[TRY(known(places_, place, where, "place"))] =
                          static_cast<int>(TRY(whole_at(price, where, reserve_range)));
                      return {};
                    });
}

Result<void> Reader::quality() {
  instance_.quality.resize(instance_.units.size());
  return each_field(
      "quality",
      [&](const std::string& unit, const json::value& row,
          const std::string& where) -> Result<void> {
        auto& list = instance_.quality[TRY(known(units_, unit, where, "unit"))];
        const auto part = TRY(object_at(row, where));
        for (const auto& field : part.fields) {
          const std::string place(field.key());
          list.push_back(
              {TRY(known(places_, place, part.at(place), "place")),
               static_cast<int>(TRY(whole_at(field.value(), part.at(place), quality_range)))});
        }
        std::ranges::sort(list, {}, &GivenQuality::place);
        return {};
      });
}

Result<Instance> read_instance(const json::value& value) {
  return Reader(TRY(object_at(value, ""))).read();
}

}  // namespace haven::matching
