#include "matching/reading/read_units.h"

namespace haven::matching {
namespace {

constexpr Range unit_ages{0, oldest_age};
constexpr Range minutes_to_threat{0, 10'000};
constexpr std::size_t largest_unit = 12;

Result<Child> read_child(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"age", "gender", "ageUnknown"}));
  Child made;
  const auto* age = part.find("age");
  if (age == nullptr || !age->is_null()) made.age = TRY(whole(part, "age", unit_ages));
  const auto* gender = part.find("gender");
  if (gender == nullptr || !gender->is_null()) {
    made.gender = so_far.genders.number_of(TRY(text(part, "gender")));
    if (*made.gender > 62) return refused(part.at("gender"), "There are too many genders");
  }
  const auto unknown = TRY(known_truth(part, "ageUnknown", false));
  made.age_unknown = unknown.value_or(true);
  return made;
}

Result<Threat> read_threat(const ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"zone", "minutes"}));
  const auto name = TRY(text(part, "zone"));
  const auto zone = so_far.zones.find(name);
  const auto told = so_far.instance.zone_authority.size();
  if (!zone || static_cast<std::size_t>(*zone) >= told || !so_far.instance.zone_authority[*zone])
    return refused(part.at("zone"),
                   fmt::format("List \"{}\" under \"zones\", with its authority", name));
  return Threat{*zone, TRY(whole(part, "minutes", minutes_to_threat))};
}

Result<std::vector<Threat>> read_threats(const ReadSoFar& so_far, const json::value& value,
                                         const std::string& where) {
  std::vector<Threat> threats;
  for (const auto& one : *TRY(array_at(value, where)))
    threats.push_back(TRY(
        read_threat(so_far, TRY(object_at(one, fmt::format("{}[{}]", where, threats.size()))))));
  return threats;
}

Result<void> read_needs(ReadSoFar& so_far, const Part& part, Unit& made) {
  if (const auto* needs = part.find("needs")) {
    made.needs.reset();
    if (!needs->is_null()) made.needs = TRY(set_at(*needs, part.at("needs"), so_far.specialisms));
  }
  if (const auto* contacts = part.find("knownContacts")) {
    made.contacts.reset();
    if (!contacts->is_null())
      made.contacts = TRY(numbers_at(*contacts, part.at("knownContacts"), so_far.persons));
  }
  if (const auto* threats = part.find("threats")) {
    if (threats->is_null())
      made.threats.reset();
    else
      made.threats = TRY(read_threats(so_far, *threats, part.at("threats")));
  }
  return {};
}

Result<void> read_apart(ReadSoFar& so_far, const Part& part, Unit& made) {
  const auto* list = part.find("notTogether");
  if (list == nullptr) return {};
  for (const auto& one : *TRY(array_at(*list, part.at("notTogether")))) {
    const auto entry =
        TRY(object_at(one, fmt::format("{}[{}]", part.at("notTogether"), made.apart.size())));
    TRY(only(entry, {"person", "level"}));
    made.apart.push_back({so_far.persons.number_of(TRY(text(entry, "person"))), TRY(level(entry))});
  }
  return {};
}

}  // namespace

Result<void> read_unit(ReadSoFar& so_far, const Part& part) {
  TRY(only(part, {"id", "tier", "children", "needs", "knownContacts", "threats", "notTogether",
                  "basis"}));
  Unit made;
  made.id = TRY(text(part, "id"));
  TRY(fresh(so_far.units, made.id, part));
  made.tier = TRY(whole(part, "tier", {1, tier_count}));
  const auto* children = part.find("children");
  if (children == nullptr) return refused(part.at("children"), "There must be \"children\"");
  for (const auto& one : *TRY(array_at(*children, part.at("children"))))
    made.children.push_back(TRY(read_child(
        so_far,
        TRY(object_at(one, fmt::format("{}[{}]", part.at("children"), made.children.size()))))));
  if (made.children.empty() || made.children.size() > largest_unit)
    return refused(part.at("children"), fmt::format("Give 1 to {} children here", largest_unit));
  TRY(read_needs(so_far, part, made));
  TRY(read_apart(so_far, part, made));
  if (const auto* basis = part.find("basis")) {
    made.basis.reset();
    if (!basis->is_null())
      made.basis = so_far.bases.number_of(TRY(text_at(*basis, part.at("basis"))));
  }
  so_far.instance.units.push_back(std::move(made));
  return {};
}

}  // namespace haven::matching
