#include "web/break_glass/shown.h"

#include <algorithm>

#include "web/components/all.h"
#include "web/forms/codes.h"

namespace haven::web {

const std::vector<Choice>& break_glass_reasons() {
  static const std::vector<Choice> reasons = {
      {"risk_to_life", "A life is at risk"},
      {"risk_to_child", "The child is at risk of harm"},
      {"found_child", "I have found a child, and do not know who it is"}};
  return reasons;
}

std::string reason_words(std::string_view code) {
  const auto found = std::ranges::find(break_glass_reasons(), code, &Choice::code);
  return found == break_glass_reasons().end() ? shown_code(code) : std::string(found->words);
}

bool is_open(const casework::Opening& opening, const cases::Register& people, Instant now) {
  return casework::emergency(opening, people).phase(now) == access::EmergencyPhase::open;
}

std::optional<casework::Opening> opening_named(const Visit& visit, std::string_view part) {
  return visit.site.openings.claim("bg:" + std::string(part));
}

std::string claim_part(const casework::Opening& opening) { return opening.claim.substr(3); }

bool is_told_of(const Visit& visit, const cases::Person& claimant) {
  const auto& self = visit.person();
  if (self.id == claimant.id) return false;
  if (self.has_role("duty_manager") && self.organisation == claimant.organisation) return true;
  const auto* desk = visit.people->of_kind("national_desk");
  if (desk == nullptr || self.organisation != desk->entity) return false;
  return self.has_role("duty_manager") ||
         visit.relations->live(self.user(), "national_desk_duty", desk->entity, visit.now);
}

Html person_words(const Visit& visit, std::string_view user) {
  const auto* person = visit.people->person(user);
  if (person == nullptr) return "Somebody";
  auto words = together(person->shown_as(), ", ", visit.people->shown(person->organisation));
  if (person->phone.empty()) return words;
  return together(words, ", ",
                  el("a", {cls("govuk-link"), href(Url::phone(person->phone))}, person->phone));
}

casework::Everyone everyone(const Visit& visit) {
  return {*visit.people, *visit.relations, visit.now};
}

}  // namespace haven::web
