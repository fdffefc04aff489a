#include "access/question.h"

#include <algorithm>

#include "access/limits.h"

namespace haven::access {

bool Question::has_role(std::initializer_list<std::string_view> roles) const {
  return std::ranges::any_of(roles, [&](std::string_view role) {
    return std::ranges::find(principal().roles, role) != principal().roles.end();
  });
}

bool Question::does(std::initializer_list<Action> actions) const {
  return std::ranges::find(actions, request_.action) != actions.end();
}

bool Question::is_about(std::initializer_list<Class> classes) const {
  return std::ranges::find(classes, resource().cls) != classes.end();
}

bool Question::is_for(std::initializer_list<Purpose> purposes) const {
  return context().purpose && std::ranges::find(purposes, *context().purpose) != purposes.end();
}

bool Question::gives_reason() const { return characters(context().reason) >= 8; }

std::vector<const Relation*> Question::from(std::string_view subject,
                                            std::string_view relation) const {
  std::vector<const Relation*> found;
  relations_.each_from(subject, relation, now(), [&](const Relation& r) { found.push_back(&r); });
  return found;
}

std::vector<const Relation*> Question::to(std::string_view object,
                                          std::string_view relation) const {
  std::vector<const Relation*> found;
  relations_.each_to(object, relation, now(), [&](const Relation& r) { found.push_back(&r); });
  return found;
}

std::vector<const Relation*> Question::about_child(std::string_view prefix) const {
  auto found = to(child(), "about");
  std::erase_if(found, [&](const Relation* about) { return !about->subject.starts_with(prefix); });
  return found;
}

bool Question::manages_responsible_team() const {
  return std::ranges::any_of(held_as("team_manager"), [&](const Relation* manages) {
    return relations_.live(manages->object, "responsible_team", child(), now());
  });
}

Truth Question::has_broken_glass(std::initializer_list<std::string_view> reason_codes) const {
  if (!context().break_glass) return false;
  const auto& glass = *context().break_glass;
  if (glass.by.empty() || glass.case_id.empty() || !glass.activated_at) return Truth::error();
  const auto age = now() - *glass.activated_at;
  return glass.by == who_ && glass.case_id == child() && glass.eligible && Seconds(0) <= age &&
         age < break_glass_lasts &&
         std::ranges::find(reason_codes, glass.reason_code) != reason_codes.end();
}

std::size_t characters(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return 0;
  text = text.substr(first, text.find_last_not_of(space) - first + 1);
  const auto continues = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
  };
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

}  // namespace haven::access
