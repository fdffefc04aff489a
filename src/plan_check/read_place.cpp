#include "plan_check/read_place.h"

namespace haven::plan_check {
namespace {

constexpr std::int64_t oldest = 25;
/// More children than this are no family.
constexpr std::size_t most_children = 100;

/// Takes the first `taken` children out of the steps: they have used them up.
void use_up(std::vector<CostStep>& steps, std::int64_t taken) {
  for (auto& step : steps) {
    const auto used = std::min(step.children, taken);
    step.children -= used;
    taken -= used;
  }
}

Result<CostStep> read_step(const Part& written) {
  const auto numbers = TRY(written.items());
  if (numbers.size() != 2) return written.wrong("Write a step as [children, cost of each]");
  return CostStep{TRY(numbers[0].whole(0, most_counted)), TRY(numbers[1].whole(0, most_points))};
}

/// What is written under the key: `fallback` when nothing is, empty when null is.
template <class T, class Read>
Result<std::optional<T>> known_or_not(const Part& written, std::string_view key,
                                      std::optional<T> fallback, Read read) {
  if (!written.has(key)) return fallback;
  const auto part = TRY(written.at(key));
  if (part.is_null()) return std::optional<T>();
  return std::optional<T>(TRY(read(part)));
}

Result<std::optional<bool>> truth_or_not(const Part& written, std::string_view key, bool fallback) {
  return known_or_not<bool>(written, key, fallback, [](const Part& p) { return p.truth(); });
}

using Texts = std::vector<std::string>;

Result<std::optional<Texts>> texts_or_not(const Part& written, std::string_view key) {
  return known_or_not<Texts>(written, key, Texts{}, [](const Part& p) { return p.texts(); });
}

Result<Ages> read_ages(const Part& written) {
  const auto ages = TRY(written.items());
  if (ages.size() != 2) return written.wrong("Write ages as [lowest, highest]");
  return Ages{TRY(ages[0].whole(0, oldest)), TRY(ages[1].whole(0, oldest))};
}

/// A key that must be there, though its value may be unknown.
template <class T, class Read>
Result<std::optional<T>> at_least_null(const Part& written, std::string_view key, Read read) {
  TRY(written.at(key));
  return known_or_not<T>(written, key, std::nullopt, read);
}

Result<Child> read_child(const Part& written) {
  TRY(written.only({"age", "gender", "ageUnknown"}));
  Child child;
  child.age = TRY(at_least_null<std::int64_t>(
      written, "age", [](const Part& part) { return part.whole(0, oldest); }));
  child.gender = TRY(
      at_least_null<std::string>(written, "gender", [](const Part& part) { return part.text(); }));
  // Nobody knows whether the age is known: then it is not.
  child.age_unknown = TRY(truth_or_not(written, "ageUnknown", false)).value_or(true);
  return child;
}

Result<std::vector<Threat>> read_threats(const Part& written, const Names& zones,
                                         const std::vector<std::size_t>& authority_of_zone) {
  std::vector<Threat> threats;
  for (const auto& item : TRY(written.items())) {
    TRY(item.only({"zone", "minutes"}));
    const auto zone = TRY(item.at("zone"));
    const auto authority = authority_of_zone[TRY(zones.number_of(zone))];
    const auto minutes = TRY(TRY(item.at("minutes")).whole(0, most_counted));
    threats.push_back({TRY(zone.text()), authority, minutes});
  }
  return threats;
}

Result<std::vector<NotTogether>> read_not_together(const Part& written) {
  std::vector<NotTogether> all;
  for (const auto& item : TRY(written.items())) {
    TRY(item.only({"person", "level"}));
    const auto person = TRY(TRY(item.at("person")).text());
    all.push_back({person, TRY(read_level(TRY(item.at("level"))))});
  }
  return all;
}

Result<Pool> read_pool(const Part& written) {
  TRY(written.only({"id", "quota", "bases"}));
  Pool pool;
  pool.id = TRY(TRY(written.at("id")).text());
  pool.quota = TRY(TRY(written.at("quota")).whole(0, most_counted));
  for (auto& basis : TRY(TRY(written.at("bases")).texts())) pool.bases.insert(std::move(basis));
  return pool;
}

Result<std::vector<Pool>> read_pools(const Part& written) {
  std::vector<Pool> pools;
  for (const auto& item : TRY(written.items())) {
    auto pool = TRY(read_pool(item));
    for (const auto& other : pools) {
      if (other.id == pool.id) return item.wrong("This id is taken: give each pool its own");
      for (const auto& basis : pool.bases)
        if (other.bases.contains(basis))
          return item.wrong(
              fmt::format("Children of the basis \"{}\" count in pool \"{}\" already: list it once",
                          basis, other.id));
    }
    pools.push_back(std::move(pool));
  }
  return pools;
}

}  // namespace

Result<Level> read_level(const Part& written) {
  const auto level = TRY(written.text());
  if (level == "place") return Level::place;
  if (level == "authority") return Level::authority;
  return written.wrong("Write the level as \"place\" or \"authority\"");
}

Result<Authority> read_authority(const Part& written) {
  TRY(written.only({"id", "quota", "steps", "taken", "pools"}));
  Authority authority;
  authority.id = TRY(TRY(written.at("id")).text());
  authority.quota = TRY(TRY(written.at("quota")).whole(0, most_counted));
  const auto taken =
      written.has("taken") ? TRY(TRY(written.at("taken")).whole(0, most_counted)) : std::int64_t{0};
  std::int64_t children = 0;
  std::int64_t cost = 0;
  const auto steps = TRY(written.at("steps"));
  for (const auto& item : TRY(steps.items())) {
    const auto step = TRY(read_step(item));
    if (step.cost < cost)
      return item.wrong("This step costs less than the one before: order the steps by cost");
    cost = step.cost;
    children += step.children;
    authority.steps.push_back(step);
  }
  if (children != authority.quota + taken)
    return steps.wrong(
        fmt::format("The steps hold {} children, but quota and taken make {}: "
                    "make them equal",
                    children, authority.quota + taken));
  use_up(authority.steps, taken);
  if (written.has("pools")) authority.pools = TRY(read_pools(TRY(written.at("pools"))));
  return authority;
}

Result<Place> read_place(const Part& written, const Names& authorities) {
  TRY(written.only({"id", "authority", "capacity", "zone", "registered", "ages", "genders",
                    "adults", "ageUnknownOk", "specialisms", "residents", "frozenUntil"}));
  Place place;
  place.id = TRY(TRY(written.at("id")).text());
  place.authority = TRY(authorities.number_of(TRY(written.at("authority"))));
  place.capacity = TRY(at_least_null<std::int64_t>(
      written, "capacity", [](const Part& part) { return part.whole(0, most_counted); }));
  place.zone = TRY(known_or_not<std::string>(written, "zone", std::nullopt,
                                             [](const Part& part) { return part.text(); }));
  place.registered = TRY(truth_or_not(written, "registered", true));
  place.ages = TRY(known_or_not<Ages>(written, "ages", Ages{}, read_ages));
  place.everybody = !written.has("genders");
  place.genders = TRY(texts_or_not(written, "genders"));
  place.adults = TRY(truth_or_not(written, "adults", false));
  place.age_unknown_ok = TRY(truth_or_not(written, "ageUnknownOk", false));
  place.specialisms = TRY(texts_or_not(written, "specialisms"));
  place.residents = TRY(texts_or_not(written, "residents"));
  return place;
}

Result<Unit> read_unit(const Part& written, const Names& zones,
                       const std::vector<std::size_t>& authority_of_zone) {
  TRY(written.only(
      {"id", "tier", "children", "needs", "knownContacts", "threats", "notTogether", "basis"}));
  Unit unit;
  unit.id = TRY(TRY(written.at("id")).text());
  unit.tier = TRY(TRY(written.at("tier")).whole(1, 3));
  const auto children = TRY(written.at("children"));
  for (const auto& child : TRY(children.items())) unit.children.push_back(TRY(read_child(child)));
  if (unit.children.empty() || unit.children.size() > most_children)
    return children.wrong(fmt::format("Name from 1 to {} children", most_children));
  unit.needs = TRY(texts_or_not(written, "needs"));
  unit.contacts = TRY(texts_or_not(written, "knownContacts"));
  unit.threats = TRY(known_or_not<std::vector<Threat>>(
      written, "threats", std::vector<Threat>{},
      [&](const Part& part) { return read_threats(part, zones, authority_of_zone); }));
  if (written.has("notTogether"))
    unit.not_together = TRY(read_not_together(TRY(written.at("notTogether"))));
  unit.basis = TRY(known_or_not<std::string>(written, "basis", unit.basis,
                                             [](const Part& part) { return part.text(); }));
  return unit;
}

}  // namespace haven::plan_check
