#include "register/newcomer.h"

#include <algorithm>

#include "cases/events.h"
#include "register/roles.h"

namespace haven::register_ {
namespace {

namespace events = cases::events;

bool is_sign_in_name(std::string_view name) {
  return name.size() >= 3 && name.size() <= 64 && std::ranges::all_of(name, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                  letter == '.' || letter == '-';
         });
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" ,;<>\n") == std::string_view::npos && text.size() <= 254;
}

Result<void> check(const Newcomer& told, const cases::Register& people) {
  if (told.name.empty()) return problem("Give the person's name", "name");
  if (!is_sign_in_name(told.sign_in))
    return problem("Use three or more small letters, digits, dots and hyphens, such as amara.khan",
                   "sign_in");
  if (people.signs_in_as(told.sign_in) != nullptr)
    return problem("Somebody else signs in with this name. Choose another", "sign_in");
  if (!told.email.empty() && !is_email(told.email))
    return problem("Give an e-mail address such as amara@example.org", "email");
  return check_roles(told.roles, told.kind);
}

}  // namespace

Result<std::vector<cases::NewEvent>> join(const cases::World& world, const Newcomer& told,
                                          const NewcomerIds& ids) {
  TRY(check(told, *world.people));
  const auto now = Span::at(world.now);
  return std::vector<cases::NewEvent>{
      cases::New<events::person_added>(ids.added, now)
          .with<"organisation">(told.organisation)
          .with<"name">(told.name)
          .with<"sign_in">(told.sign_in)
          .with<"email">(told.email)
          .with<"phone">(told.phone),
      cases::New<events::person_role>(ids.role, now).with<"roles">(listed(told.roles)),
      cases::New<events::person_cleared>(ids.cleared, now)
          .with<"trained_until">(to_text(told.trained_until))
          .with<"vetted_until">(to_text(told.vetted_until))};
}

}  // namespace haven::register_
