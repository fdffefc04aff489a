#include "register/roles.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "cases/story_for_tests.h"

namespace haven::register_ {
namespace {

const auto codes_of = [](std::string_view event, std::string_view field) {
  return cases::codes_of(*cases::kind_named(event).field(field));
};

TEST_CASE("every kind of organisation can have an administrator") {
  for (const auto kind : codes_of("organisation.added", "kind"))
    CHECK_MESSAGE(check_roles({"org_admin"}, kind), std::string(kind));
}

TEST_CASE("every role of the vocabulary can be given somewhere, and no other") {
  const auto kinds = codes_of("organisation.added", "kind");
  const auto known = codes_of("person.role", "roles");
  for (const auto code : known)
    CHECK_MESSAGE(std::ranges::find(roles, code, &Role::code) != std::end(roles),
                  std::string(code));
  for (const auto& role : roles) {
    CHECK_MESSAGE(std::ranges::find(known, role.code) != known.end(), std::string(role.code));
    const auto is_of = [&](std::string_view kind) { return is_done_in(role, kind); };
    CHECK_MESSAGE(std::ranges::any_of(kinds, is_of), std::string(role.code));
  }
}

TEST_CASE("an administrator does nothing else") {
  CHECK_FALSE(check_roles({"org_admin", "social_worker"}, "local_authority"));
  CHECK_FALSE(check_roles({"social_worker", "org_admin"}, "local_authority"));
  CHECK(check_roles({"team_manager", "edt"}, "local_authority"));
}

TEST_CASE("an organisation cannot give itself the work of another") {
  CHECK_FALSE(check_roles({"national_coordinator"}, "provider"));
  CHECK_FALSE(check_roles({"duty_manager"}, "provider"));
  CHECK_FALSE(check_roles({"sysadmin"}, "local_authority"));
  CHECK_FALSE(check_roles({"auditor"}, "police"));
  CHECK_FALSE(check_roles({"register_keeper"}, "platform"));
  CHECK_FALSE(check_roles({"social"}, "local_authority"));
  CHECK_FALSE(check_roles({"social_worker"}, ""));
  CHECK_FALSE(check_roles({}, "local_authority"));
}

}  // namespace
}  // namespace haven::register_
