#include <doctest/doctest.h>

#include "web/test_site.h"

/// What is wrong with a form of the register is said at the question that it is about.
namespace haven::web {
namespace {

struct Registers : TestSite {
  std::string platform = held.add_organisation("platform");
  std::string authority = held.add_organisation();
  std::string nan = held.add_person(platform, "org_admin");
  std::string ada = held.add_person(authority, "org_admin");
  std::string amara = held.add_person(authority, "social_worker");
  std::string aud = held.add_person(held.add_organisation("inspectorate"), "auditor");

  std::string sent(const std::string& by, std::string path, Fields form) {
    form.add("command", a_command());
    auto browser = browser_of(by);
    return leads_to(browser.post(std::move(path), std::move(form)));
  }
  std::string changed(const std::string& by, const std::string& person, Fields form) {
    return sent(by, "/register/people/" + person.substr(2), std::move(form));
  }
  std::string status_of(const std::string& person) {
    return cases().people()->person(person)->status;
  }
};

Fields day(const std::string& name, const char* year) {
  return {{name + "-day", "1"}, {name + "-month", "3"}, {name + "-year", year}};
}

Fields with(Fields form, const Fields& further) {
  for (const auto& [name, value] : further) form.add(name, value);
  return form;
}

TEST_CASE_FIXTURE(Registers,
                  "a change of a person that cannot be kept is marked where it is asked") {
  CHECK(changed(ada, amara, {{"act", "roles"}}) == "roles");
  CHECK(changed(ada, amara, {{"act", "status"}}) == "status");
  CHECK(changed(ada, amara, {{"act", "status"}, {"status", "left"}}) == "status_reason");
  CHECK(changed(ada, amara, {{"act", "team"}}) == "team");
  CHECK(changed(ada, amara, {{"act", "turn"}}) == "duty");
  CHECK(changed(ada, amara, {{"act", "turn"}, {"duty", "edt_duty"}}) == "turn_from");
  CHECK(changed(ada, amara, with({{"act", "device"}}, day("device_until", "2020"))) ==
        "device_until");
  CHECK(changed(nan, aud, with({{"act", "audit"}}, day("audit_until", "2027"))) == "authority");
  CHECK(changed(nan, aud,
                with({{"act", "audit"}, {"authority", "local_authority"}},
                     day("audit_until", "2028"))) == "audit_until");
  CHECK(changed(nan, aud,
                with({{"act", "audit"}, {"authority", "local_authority"}},
                     day("audit_until", "2027"))) == "audit_reason");
}

TEST_CASE_FIXTURE(Registers,
                  "what nobody does for themselves is marked at the heading of the form") {
  CHECK(changed(ada, ada, {{"act", "roles"}, {"roles", "org_admin"}}) == "change-roles");
  CHECK(changed(ada, ada, {{"act", "status"}, {"status", "active"}, {"status_reason", "So"}}) ==
        "change-status");
  CHECK(changed(ada, ada, {{"act", "welcome"}}) == "change-welcome");
  CHECK(changed(ada, ada,
                with(with({{"act", "cleared"}}, day("trained_until", "2029")),
                     day("vetted_until", "2029"))) == "change-cleared");
}

TEST_CASE_FIXTURE(Registers, "whoever has left is given no welcome code") {
  const Fields leaves{{"act", "status"}, {"status", "left"}, {"status_reason", "Moved away"}};
  CHECK(changed(ada, amara, leaves).empty());
  CHECK(status_of(amara) == "left");
  CHECK(changed(ada, amara, {{"act", "welcome"}}) == "change-welcome");
}

TEST_CASE_FIXTURE(Registers, "whoever and whatever is added is marked where it is asked") {
  CHECK(sent(nan, "/register/organisations/new", {}) == "organisation");
  CHECK(sent(nan, "/register/organisations/new", {{"organisation", "Eastholt"}}) == "kind");
  CHECK(sent(ada, "/register/teams/new", {}) == "team");
  const auto clearance = with(day("trained_until", "2028"), day("vetted_until", "2028"));
  CHECK(sent(ada, "/register/people/new", clearance) == "name");
  CHECK(sent(ada, "/register/people/new", with(clearance, {{"name", "Pat Doe"}})) == "sign_in");
}

}  // namespace
}  // namespace haven::web
