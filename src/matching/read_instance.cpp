#include "matching/read_instance.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "matching/instance_json.h"

namespace haven::matching {
namespace {

constexpr Range children_range{0, 1'000'000};
constexpr Range cost_range{0, 100'000};
constexpr Range age_range{0, oldest_age};
constexpr Range minutes_range{0, 10'000};
constexpr Range quality_range{-10'000, 10'000};
constexpr Range bonus_range{0, 10'000};
constexpr Range reserve_range{0, 1'000'000};
constexpr std::size_t largest_unit = 12;
constexpr std::size_t most_zones = 4'000;

/// Reads an instance part by part; what was named before can be referred to after.
class Reader {
 public:
  explicit Reader(Part whole) : whole_(std::move(whole)) {}

  Result<Instance> read() {
    TRY(only(whole_,
             {"id", "run", "on", "note", "expect", "authorities", "zones", "travel", "places",
              "units", "conflicts", "quality", "reservePrice", "stayBonus", "current", "vetoes"}));
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
    instance_.stay_bonus = TRY(whole(whole_, "stayBonus", bonus_range, 0));
    TRY(current());
    TRY(reserve());
    TRY(quality());
    return std::move(instance_);
  }

 private:
  /// Every object of a list of the instance; an absent list is empty.
  template <class Read>
  Result<void> each(std::string_view key, const Read& read) {
    const auto* value = whole_.find(key);
    if (value == nullptr) return {};
    std::size_t number = 0;
    for (const auto& one : *TRY(array_at(*value, std::string(key)))) {
      TRY(read(TRY(object_at(one, fmt::format("{}[{}]", key, number)))));
      ++number;
    }
    return {};
  }

  /// Every field of an object of the instance; an absent object is empty.
  template <class Read>
  Result<void> each_field(std::string_view key, const Read& read) {
    const auto* value = whole_.find(key);
    if (value == nullptr) return {};
    const auto part = TRY(object_at(*value, std::string(key)));
    for (const auto& field : part.fields) {
      const std::string name(field.key());
      TRY(read(name, field.value(), part.at(name)));
    }
    return {};
  }

  /// A number for a new id. Problem: it is not new.
  Result<void> fresh(Names& names, const std::string& id, const Part& part) {
    const int before = names.count();
    names.number_of(id);
    if (names.count() == before)
      return refused(part.at("id"), fmt::format("\"{}\" is given twice; give each its own id", id));
    return {};
  }

  static Result<int> known(const Names& names, const std::string& id, const std::string& where,
                           std::string_view kind) {
    if (const auto number = names.find(id)) return *number;
    return refused(where,
                   fmt::format("There is no {} \"{}\"; list it, or correct the id", kind, id));
  }

  Result<int> reference(const Names& names, const Part& part, std::string_view key,
                        std::string_view kind) {
    return known(names, TRY(text(part, key)), part.at(key), kind);
  }

  Result<void> authority(const Part& part) {
    TRY(only(part, {"id", "quota", "steps", "taken"}));
    Authority made;
    made.id = TRY(text(part, "id"));
    TRY(fresh(authorities_, made.id, part));
    made.quota = TRY(whole(part, "quota", children_range));
    int taken = TRY(whole(part, "taken", children_range, 0));
    const auto* steps = part.find("steps");
    if (steps == nullptr) return refused(part.at("steps"), "There must be \"steps\"");
    std::int64_t sum = -taken;
    for (const auto& one : *TRY(array_at(*steps, part.at("steps")))) {
      const auto where = fmt::format("{}[{}]", part.at("steps"), made.steps.size());
      const auto& pair = *TRY(array_at(one, where));
      if (pair.size() != 2) return refused(where, "Give [children, cost per child] here");
      made.steps.push_back({static_cast<int>(TRY(whole_at(pair[0], where, children_range))),
                            static_cast<int>(TRY(whole_at(pair[1], where, cost_range)))});
      sum += made.steps.back().children;
      if (made.steps.size() > 1 && made.steps.end()[-2].cost > made.steps.back().cost)
        return refused(where, "The cost of steps must not fall; put them in order");
    }
    if (sum != made.quota)
      return refused(part.at("steps"),
                     "The children of all steps must sum to the quota and those already taken");
    // Whom it took in the last twelve months has used up the first steps.
    for (auto& step : made.steps) {
      const int used = std::min(taken, step.children);
      step.children -= used;
      taken -= used;
    }
    instance_.authorities.push_back(std::move(made));
    return {};
  }

  Result<void> place(const Part& part) {
    TRY(only(part, {"id", "authority", "capacity", "zone", "registered", "ages", "genders",
                    "adults", "ageUnknownOk", "specialisms", "residents"}));
    Place made;
    made.id = TRY(text(part, "id"));
    TRY(fresh(places_, made.id, part));
    made.authority = TRY(reference(authorities_, part, "authority", "authority"));
    const auto* beds = part.find("capacity");
    if (beds == nullptr || !beds->is_null())
      made.beds = TRY(whole(part, "capacity", children_range));
    else
      made.beds.reset();
    const auto* zone = part.find("zone");
    if (zone != nullptr && !zone->is_null())
      made.zone = zones_.number_of(TRY(text_at(*zone, part.at("zone"))));
    made.registered = TRY(known_truth(part, "registered", true));
    made.adults = TRY(known_truth(part, "adults", false));
    made.suits_unknown_age = TRY(known_truth(part, "ageUnknownOk", false));
    TRY(takes(part, made));
    if (const auto* offered = part.find("specialisms")) {
      made.specialisms.reset();
      if (!offered->is_null())
        made.specialisms = TRY(set_at(*offered, part.at("specialisms"), specialisms_));
    }
    if (const auto* residents = part.find("residents")) {
      made.residents.reset();
      if (!residents->is_null())
        made.residents = TRY(numbers_at(*residents, part.at("residents"), persons_));
    }
    instance_.places.push_back(std::move(made));
    return {};
  }

  Result<void> takes(const Part& part, Place& made) {
    if (const auto* ages = part.find("ages")) {
      made.ages.reset();
      if (!ages->is_null()) {
        const auto where = part.at("ages");
        const auto& pair = *TRY(array_at(*ages, where));
        if (pair.size() != 2) return refused(where, "Give [lowest age, highest age] here");
        made.ages = AgeRange{static_cast<int>(TRY(whole_at(pair[0], where, age_range))),
                             static_cast<int>(TRY(whole_at(pair[1], where, age_range)))};
      }
    }
    if (const auto* genders = part.find("genders")) {
      made.genders.reset();
      if (!genders->is_null()) made.genders = TRY(set_at(*genders, part.at("genders"), genders_));
    }
    return {};
  }

  Result<void> zones() {
    Names seen;
    TRY(each("zones", [&](const Part& part) -> Result<void> {
      TRY(only(part, {"id", "authority"}));
      const auto id = TRY(text(part, "id"));
      TRY(fresh(seen, id, part));
      const auto zone = static_cast<std::size_t>(zones_.number_of(id));
      const int authority = TRY(reference(authorities_, part, "authority", "authority"));
      if (zone >= instance_.zone_authority.size()) instance_.zone_authority.resize(zone + 1);
      instance_.zone_authority[zone] = authority;
      return {};
    }));
    return {};
  }

  Result<void> unit(const Part& part) {
    TRY(only(part, {"id", "tier", "children", "needs", "knownContacts", "threats", "notTogether"}));
    Unit made;
    made.id = TRY(text(part, "id"));
    TRY(fresh(units_, made.id, part));
    made.tier = TRY(whole(part, "tier", {1, tier_count}));
    const auto* children = part.find("children");
    if (children == nullptr) return refused(part.at("children"), "There must be \"children\"");
    for (const auto& one : *TRY(array_at(*children, part.at("children"))))
      made.children.push_back(TRY(child(
          TRY(object_at(one, fmt::format("{}[{}]", part.at("children"), made.children.size()))))));
    if (made.children.empty() || made.children.size() > largest_unit)
      return refused(part.at("children"), fmt::format("Give 1 to {} children here", largest_unit));
    TRY(needs(part, made));
    TRY(apart(part, made));
    instance_.units.push_back(std::move(made));
    return {};
  }

  Result<Child> child(const Part& part) {
    TRY(only(part, {"age", "gender", "ageUnknown"}));
    Child made;
    const auto* age = part.find("age");
    if (age == nullptr || !age->is_null()) made.age = TRY(whole(part, "age", age_range));
    const auto* gender = part.find("gender");
    if (gender == nullptr || !gender->is_null()) {
      made.gender = genders_.number_of(TRY(text(part, "gender")));
      if (*made.gender > 62) return refused(part.at("gender"), "There are too many genders");
    }
    const auto unknown = TRY(known_truth(part, "ageUnknown", false));
    made.age_unknown = unknown.value_or(true);
    return made;
  }

  Result<void> needs(const Part& part, Unit& made) {
    if (const auto* needs = part.find("needs")) {
      made.needs.reset();
      if (!needs->is_null()) made.needs = TRY(set_at(*needs, part.at("needs"), specialisms_));
    }
    if (const auto* contacts = part.find("knownContacts")) {
      made.contacts.reset();
      if (!contacts->is_null())
        made.contacts = TRY(numbers_at(*contacts, part.at("knownContacts"), persons_));
    }
    if (const auto* threats = part.find("threats")) {
      if (threats->is_null())
        made.threats.reset();
      else
        made.threats = TRY(threats_at(*threats, part.at("threats")));
    }
    return {};
  }

  Result<std::vector<Threat>> threats_at(const json::value& value, const std::string& where) {
    std::vector<Threat> threats;
    for (const auto& one : *TRY(array_at(value, where)))
      threats.push_back(
          TRY(threat(TRY(object_at(one, fmt::format("{}[{}]", where, threats.size()))))));
    return threats;
  }

  Result<Threat> threat(const Part& part) {
    TRY(only(part, {"zone", "minutes"}));
    const auto name = TRY(text(part, "zone"));
    const auto zone = zones_.find(name);
    const auto told = instance_.zone_authority.size();
    if (!zone || static_cast<std::size_t>(*zone) >= told || !instance_.zone_authority[*zone])
      return refused(part.at("zone"),
                     fmt::format("List \"{}\" under \"zones\", with its authority", name));
    return Threat{*zone, TRY(whole(part, "minutes", minutes_range))};
  }

  Result<void> apart(const Part& part, Unit& made) {
    const auto* list = part.find("notTogether");
    if (list == nullptr) return {};
    for (const auto& one : *TRY(array_at(*list, part.at("notTogether")))) {
      const auto entry =
          TRY(object_at(one, fmt::format("{}[{}]", part.at("notTogether"), made.apart.size())));
      TRY(only(entry, {"person", "level"}));
      made.apart.push_back({persons_.number_of(TRY(text(entry, "person"))), TRY(level(entry))});
    }
    return {};
  }

  Result<void> travel() {
    struct Entry {
      int from, to;
      std::uint16_t minutes;
    };
    std::vector<Entry> entries;
    TRY(each_field("travel",
                   [&](const std::string& from, const json::value& row,
                       const std::string& where) -> Result<void> {
                     const auto part = TRY(object_at(row, where));
                     for (const auto& field : part.fields) {
                       const std::string to(field.key());
                       const auto minutes = field.value().is_null()
                                                ? Travel::unknown
                                                : static_cast<std::uint16_t>(TRY(whole_at(
                                                      field.value(), part.at(to), minutes_range)));
                       entries.push_back({zones_.number_of(from), zones_.number_of(to), minutes});
                     }
                     return {};
                   }));
    if (static_cast<std::size_t>(zones_.count()) > most_zones)
      return refused("travel", fmt::format("An instance can name {} zones at most", most_zones));
    instance_.zone_authority.resize(zones_.count());
    instance_.travel = Travel(zones_.count());
    // Of both directions the shorter counts, and one that nobody knows counts most.
    std::set<std::pair<int, int>> seen;
    for (const auto& [from, to, minutes] : entries) {
      auto& there = instance_.travel.row(from)[to];
      const bool is_second = seen.contains({to, from});
      const bool is_unknown = minutes == Travel::unknown || (is_second && there == Travel::unknown);
      there = is_unknown ? Travel::unknown : is_second ? std::min(there, minutes) : minutes;
      instance_.travel.row(to)[from] = there;
      seen.emplace(from, to);
    }
    return {};
  }

  Result<void> conflict(const Part& part) {
    TRY(only(part, {"a", "b", "level"}));
    const Conflict made{TRY(reference(units_, part, "a", "unit")),
                        TRY(reference(units_, part, "b", "unit")), TRY(level(part))};
    if (made.first == made.second)
      return refused(part.where, "A unit cannot be kept apart from itself; give two units");
    instance_.conflicts.push_back(made);
    return {};
  }

  Result<void> veto(const Part& part) {
    TRY(only(part, {"unit", "place", "by", "reason", "until"}));
    const Veto made{TRY(reference(units_, part, "unit", "unit")),
                    TRY(reference(places_, part, "place", "place"))};
    TRY(text(part, "by"));
    TRY(text(part, "reason"));
    const auto until = TRY(date(part, "until"));
    const bool has_expired = !until.empty() && !on_.empty() && until < on_;
    if (!has_expired) instance_.vetoes.push_back(made);
    return {};
  }

  Result<void> current() {
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

  Result<void> reserve() {
    instance_.reserve.assign(instance_.places.size(), 0);
    return each_field("reservePrice",
                      [&](const std::string& place, const json::value& price,
                          const std::string& where) -> Result<void> {
                        instance_.reserve[TRY(known(places_, place, where, "place"))] =
                            static_cast<int>(TRY(whole_at(price, where, reserve_range)));
                        return {};
                      });
  }

  Result<void> quality() {
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

  Part whole_;
  std::string on_;
  Instance instance_;
  Names authorities_, places_, units_, zones_, persons_, specialisms_, genders_;
};

}  // namespace

Result<Instance> read_instance(const json::value& value) {
  return Reader(TRY(object_at(value, ""))).read();
}

}  // namespace haven::matching
