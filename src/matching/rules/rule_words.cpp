#include "matching/rules/rule_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "matching/rules/rules.h"

namespace haven::matching {
namespace {

enum class Tells { what_anybody_may_know, of_danger, of_status };

struct Wording {
  std::string_view name;
  std::string_view words;
  Tells tells;
  std::string_view waiver;
};

constexpr auto open = Tells::what_anybody_may_know;
constexpr auto danger = Tells::of_danger;
/// Of the legal basis on which a child is looked after: outsiders read of the quota alone.
constexpr auto status = Tells::of_status;
constexpr std::string_view no_room = "the authority cannot take this many more children";

constexpr std::array<Wording, rule_count> rules{{
    {"AGE", "the home is not approved for this age", open, "the home's registering body"},
    {"AGE_UNKNOWN_UNSUITABLE", "the home is not suitable while the age is unknown", open, "nobody"},
    {"AGE_UNKNOWN_WITH_ADULTS", "adults live there, and the child's age is unknown", open,
     "nobody"},
    {"CAPACITY", "there are not enough free beds for all of them", open, "the home"},
    {"FROZEN", "the home takes nobody for the time being", open, "the home"},
    {"GENDER", "the home does not take children of this gender", open, "the home"},
    {"HUMAN_VETO", "a named person has excluded this home", danger, "the person who excluded it"},
    {"KNOWN_CONTACT", "somebody the child must not meet lives or works there", danger, "nobody"},
    {"LOCKED", "it is agreed that the child goes to another home", open,
     "the people who agreed it"},
    {"NEED", "the home does not offer what the child must have", open, "the child's social worker"},
    {"NOT_TOGETHER_RESIDENT", "a child from whom this child is kept apart lives there", danger,
     "the child's social worker"},
    {"QUOTA", no_room, open, "the authority"},
    {"QUOTA_POOL", "the authority cannot take this many more children on this legal basis", status,
     "the authority"},
    {"REGISTRATION", "the home is not registered", open, "nobody"},
    {"THREAT_AREA", "it lies in an authority where the child is in danger", danger,
     "the officer in the case"},
    {"THREAT_RING", "it is too near to where the child is in danger", danger,
     "the officer in the case"},
}};

struct Gap {
  std::string_view name;
  std::string_view words;
  Tells tells;
};

constexpr std::array<Gap, fact_count> gaps{{
    {"adults", "nobody has said whether other adults live there", open},
    {"age", "the age of a child is not recorded", open},
    {"ages", "nobody has said which ages the home takes", open},
    {"basis", "the legal basis on which the child is looked after is not recorded", status},
    {"beds", "nobody has said how many beds are free", open},
    {"contacts", "nobody has said whom the child must not meet", danger},
    {"gender", "the gender of a child is not recorded", open},
    {"genders", "nobody has said which genders the home takes", open},
    {"needs", "nobody has said what the child must have", open},
    {"registration", "nobody has said whether the home is registered", open},
    {"residents", "nobody has said who lives there", danger},
    {"specialisms", "nobody has said what the home offers", open},
    {"suitability", "nobody has said whether the home suits a child whose age is unknown", open},
    {"threats", "nobody has said where the child is in danger", danger},
    {"travel", "the travel time from a place of danger is not known", danger},
    {"zone", "nobody has said in which area the home lies", danger},
}};

template <std::size_t N, class Row>
void each(std::uint32_t bits, const std::array<Row, N>& rows, auto use) {
  for (std::size_t i = 0; i < N; ++i)
    if ((bits >> i & 1U) != 0) use(rows[i]);
}

}  // namespace

std::vector<std::string> names_of(const Blocking& blocking) {
  std::vector<std::string> names;
  each(blocking.rules, rules, [&](const Wording& rule) { names.emplace_back(rule.name); });
  each(blocking.missing, gaps,
       [&](const Gap& fact) { names.push_back("DATA_MISSING(" + std::string(fact.name) + ")"); });
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> words_of(const Blocking& blocking, Audience audience) {
  std::vector<std::string> words;
  bool is_unsafe = false;
  const auto say = [&](const auto& row) {
    const bool is_outside = audience == Audience::outside;
    if (is_outside && row.tells == danger)
      is_unsafe = true;
    else if (!is_outside || row.tells != status)
      words.emplace_back(row.words);
    else if (std::ranges::find(words, no_room) == words.end())
      words.emplace_back(no_room);
  };
  each(blocking.rules, rules, say);
  each(blocking.missing, gaps, say);
  // Beside a reason of safety the others would help to guess which; alone it says nothing.
  if (is_unsafe) return {"not suitable for safety reasons"};
  return words;
}

std::string who_may_waive(Rule rule) {
  return std::string(rules[static_cast<std::size_t>(rule)].waiver);
}

}  // namespace haven::matching
