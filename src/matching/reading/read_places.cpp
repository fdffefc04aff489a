#include "matching/reading/read_places.h"

#include <algorithm>
#include <set>

namespace haven::matching {
namespace {

constexpr Range children_range{0, 1'000'000};
constexpr Range cost_range{0, 100'000};
constexpr Range age_range{0, oldest_age};
constexpr Range minutes_range{0, 10'000};
constexpr std::size_t most_zones = 4'000;

Result<Pool> read_pool(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"id", "quota", "bases"}));
  Pool made;
  made.id = TRY(text(part, "id"));
  made.quota = TRY(whole(part, "quota", children_range));
  const auto* bases = part.find("bases");
  if (bases == nullptr) return refused(part.at("bases"), "There must be \"bases\"");
  made.bases = TRY(numbers_at(*bases, part.at("bases"), so_far.bases));
  return made;
}

Result<std::vector<Pool>> read_pools(ReadSoFar& so_far, const Part& authority) {
  std::vector<Pool> pools;
  const auto* list = authority.find("pools");
  if (list == nullptr) return pools;
  std::set<std::string> ids;
  std::set<int> bases;
  for (const auto& one : *TRY(array_at(*list, authority.at("pools")))) {
    const auto part =
        TRY(object_at(one, fmt::format("{}[{}]", authority.at("pools"), pools.size())));
    auto made = TRY(read_pool(so_far, part));
    if (!ids.insert(made.id).second)
      return refused(part.at("id"),
                     fmt::format("\"{}\" is given twice; give each its own id", made.id));
    for (const int basis : made.bases)
      if (!bases.insert(basis).second)
        return refused(part.at("bases"),
                       "A basis of this pool stands in another pool of the authority; count each "
                       "in one");
    pools.push_back(std::move(made));
  }
  std::ranges::sort(pools, {}, &Pool::id);
  return pools;
}

Result<void> read_takes(ReadSoFar& so_far, const Part& part, Place& made) {
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
    if (!genders->is_null())
      made.genders = TRY(set_at(*genders, part.at("genders"), so_far.genders));
  }
  return {};
}

}  // namespace

Result<void> read_authority(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"id", "quota", "steps", "taken", "pools"}));
  Authority made;
  made.id = TRY(text(part, "id"));
  TRY(fresh(so_far.authorities, made.id, part));
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
  made.pools = TRY(read_pools(so_far, part));
  so_far.instance.authorities.push_back(std::move(made));
  return {};
}

Result<void> read_place(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"id", "authority", "capacity", "zone", "registered", "ages", "genders", "adults",
                  "ageUnknownOk", "specialisms", "residents", "frozenUntil"}));
  Place made;
  made.id = TRY(text(part, "id"));
  TRY(fresh(so_far.places, made.id, part));
  made.authority = TRY(reference(so_far.authorities, part, "authority", "authority"));
  const auto* beds = part.find("capacity");
  if (beds == nullptr || !beds->is_null())
    made.beds = TRY(whole(part, "capacity", children_range));
  else
    made.beds.reset();
  const auto* zone = part.find("zone");
  if (zone != nullptr && !zone->is_null())
    made.zone = so_far.zones.number_of(TRY(text_at(*zone, part.at("zone"))));
  if (const auto* frozen = part.find("frozenUntil"))
    made.is_frozen = frozen->is_null() || !TRY(has_ended(so_far, part, "frozenUntil"));
  made.registered = TRY(known_truth(part, "registered", true));
  made.adults = TRY(known_truth(part, "adults", false));
  made.suits_unknown_age = TRY(known_truth(part, "ageUnknownOk", false));
  TRY(read_takes(so_far, part, made));
  if (const auto* offered = part.find("specialisms")) {
    made.specialisms.reset();
    if (!offered->is_null())
      made.specialisms = TRY(set_at(*offered, part.at("specialisms"), so_far.specialisms));
  }
  if (const auto* residents = part.find("residents")) {
    made.residents.reset();
    if (!residents->is_null())
      made.residents = TRY(numbers_at(*residents, part.at("residents"), so_far.persons));
  }
  so_far.instance.places.push_back(std::move(made));
  return {};
}

Result<void> read_zones(ReadSoFar& so_far, const Part& written) {
  Names seen;
  TRY(each(written, "zones", [&](const Part& part) -> Result<void> {
    TRY(only(part, {"id", "authority"}));
    const auto id = TRY(text(part, "id"));
    TRY(fresh(seen, id, part));
    const auto zone = static_cast<std::size_t>(so_far.zones.number_of(id));
    const int authority = TRY(reference(so_far.authorities, part, "authority", "authority"));
    if (zone >= so_far.instance.zone_authority.size())
      so_far.instance.zone_authority.resize(zone + 1);
    so_far.instance.zone_authority[zone] = authority;
    return {};
  }));
  return {};
}

Result<void> read_travel(ReadSoFar& so_far, const Part& written) {
  struct Entry {
    int from, to;
    std::uint16_t minutes;
  };
  std::vector<Entry> entries;
  TRY(each_field(
      written, "travel",
      [&](const std::string& from, const json::value& row,
          const std::string& where) -> Result<void> {
        const auto part = TRY(object_at(row, where));
        for (const auto& field : part.fields) {
          const std::string to(field.key());
          const auto minutes = field.value().is_null()
                                   ? Travel::unknown
                                   : static_cast<std::uint16_t>(
                                         TRY(whole_at(field.value(), part.at(to), minutes_range)));
          // A child would be let into the very zone of the danger.
          if (from == to && minutes != 0)
            return refused(part.at(to), "A zone is 0 minutes from itself");
          entries.push_back({so_far.zones.number_of(from), so_far.zones.number_of(to), minutes});
        }
        return {};
      }));
  if (static_cast<std::size_t>(so_far.zones.count()) > most_zones)
    return refused("travel", fmt::format("An instance can name {} zones at most", most_zones));
  so_far.instance.zone_authority.resize(so_far.zones.count());
  so_far.instance.travel = Travel(so_far.zones.count());
  // Of both directions the shorter counts, and one that nobody knows counts most.
  std::set<std::pair<int, int>> seen;
  for (const auto& [from, to, minutes] : entries) {
    auto& there = so_far.instance.travel.row(from)[to];
    const bool is_second = seen.contains({to, from});
    const bool is_unknown = minutes == Travel::unknown || (is_second && there == Travel::unknown);
    there = is_unknown ? Travel::unknown : is_second ? std::min(there, minutes) : minutes;
    so_far.instance.travel.row(to)[from] = there;
    seen.emplace(from, to);
  }
  return {};
}

}  // namespace haven::matching
