#include <algorithm>

#include "matching/reading/instance_reader.h"

namespace haven::matching {
namespace {

constexpr Range unit_ages{0, oldest_age};
constexpr Range minutes_to_threat{0, 10'000};
constexpr std::size_t largest_unit = 12;

}  // namespace

Result<void> Reader::unit(const Part& part) {
  TRY(only(part, {"id", "tier", "children", "needs", "knownContacts", "threats", "notTogether",
                  "basis"}));
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
  if (const auto* basis = part.find("basis")) {
    made.basis.reset();
    if (!basis->is_null()) made.basis = bases_.number_of(TRY(text_at(*basis, part.at("basis"))));
  }
  instance_.units.push_back(std::move(made));
  return {};
}

Result<Child> Reader::child(const Part& part) {
  TRY(only(part, {"age", "gender", "ageUnknown"}));
  Child made;
  const auto* age = part.find("age");
  if (age == nullptr || !age->is_null()) made.age = TRY(whole(part, "age", unit_ages));
  const auto* gender = part.find("gender");
  if (gender == nullptr || !gender->is_null()) {
    made.gender = genders_.number_of(TRY(text(part, "gender")));
    if (*made.gender > 62) return refused(part.at("gender"), "There are too many genders");
  }
  const auto unknown = TRY(known_truth(part, "ageUnknown", false));
  made.age_unknown = unknown.value_or(true);
  return made;
}

Result<void> Reader::needs(const Part& part, Unit& made) {
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

Result<std::vector<Threat>> Reader::threats_at(const json::value& value, const std::string& where) {
  std::vector<Threat> threats;
  for (const auto& one : *TRY(array_at(value, where)))
    threats.push_back(
        TRY(threat(TRY(object_at(one, fmt::format("{}[{}]", where, threats.size()))))));
  return threats;
}

Result<Threat> Reader::threat(const Part& part) {
  TRY(only(part, {"zone", "minutes"}));
  const auto name = TRY(text(part, "zone"));
  const auto zone = zones_.find(name);
  const auto told = instance_.zone_authority.size();
  if (!zone || static_cast<std::size_t>(*zone) >= told || !instance_.zone_authority[*zone])
    return refused(part.at("zone"),
                   fmt::format("List \"{}\" under \"zones\", with its authority", name));
  return Threat{*zone, TRY(whole(part, "minutes", minutes_to_threat))};
}

Result<void> Reader::apart(const Part& part, Unit& made) {
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

}  // namespace haven::matching
