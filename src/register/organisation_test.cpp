#include "register/organisation.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"

namespace haven::register_ {
namespace {

using cases::test_now;

struct Nation {
  cases::TestRegister held;
  std::string force = held.add_organisation("police");
  std::string authority = held.add_organisation();

  Result<cases::NewEvent> add(const NewOrganisation& told) {
    return add_organisation(held.cases().world({}, test_now), told, {});
  }
  NewOrganisation eastholt() {
    return {.name = "Eastholt",
            .kind = "local_authority",
            .nation = "eng",
            .area = "E06000099",
            .force = force,
            .desk_phone = "01632 960000",
            .desk_email = "desk@example.org"};
  }
  std::string refused_at(auto spoil) {
    auto told = eastholt();
    spoil(told);
    const auto added = add(told);
    return added ? "added" : added.error().where;
  }
};

TEST_CASE_FIXTURE(Nation,
                  "an authority joins with the force that is told when a child is missing") {
  const auto added = add(eastholt());
  REQUIRE(added);
  CHECK(added->is(cases::events::organisation_added));
  CHECK(added->occurred.to == test_now);
  CHECK(added->fields.at("name") == "Eastholt");
  CHECK(added->fields.at("kind") == "local_authority");
  CHECK(added->fields.at("nation") == "eng");
  CHECK(added->fields.at("force") == force);
  CHECK(added->fields.at("desk_phone") == "01632 960000");
}

TEST_CASE_FIXTURE(Nation, "an authority has a police force, which is one") {
  CHECK(refused_at([](auto& told) { told.force.clear(); }) == "force");
  CHECK(refused_at([](auto& told) { told.force = "o:nobody"; }) == "force");
  CHECK(refused_at([&](auto& told) { told.force = authority; }) == "force");
}

TEST_CASE_FIXTURE(Nation, "a body that is no authority is kept without a force") {
  auto told = eastholt();
  told.kind = "health";
  CHECK(add(told)->fields.at("force").empty());
}

TEST_CASE_FIXTURE(Nation, "a body has a name, a kind that can be added, and where it works") {
  CHECK(refused_at([](auto& told) { told.name.clear(); }) == "name");
  CHECK(refused_at([](auto& told) { told.kind.clear(); }) == "kind");
  CHECK(refused_at([](auto& told) { told.kind = "castle"; }) == "kind");
  CHECK(refused_at([](auto& told) { told.nation.clear(); }) == "nation");
}

TEST_CASE_FIXTURE(Nation, "no two authorities have one name, by which a form chooses them") {
  CHECK(refused_at([&](auto& told) {
          told.name = held.cases().people()->organisation(authority)->name;
        }) == "name");
  CHECK(refused_at([&](auto& told) {
          told.name = held.cases().people()->organisation(force)->name;
        }) == "added");
}

TEST_CASE_FIXTURE(Nation, "a body that works in all nations is kept as of none") {
  auto told = eastholt();
  told.nation = "all";
  CHECK(add(told)->fields.at("nation").empty());
}

TEST_CASE_FIXTURE(Nation, "the platform is founded, and cannot be added by somebody of it") {
  auto platform = eastholt();
  platform.kind = "platform";
  CHECK(add(platform).error().where == "kind");
  CHECK(found_organisation(platform, {}, test_now).fields.at("kind") == "platform");
}

TEST_CASE_FIXTURE(Nation, "every kind of the vocabulary but the platform can be added") {
  const auto known = cases::codes_of(*cases::kind_named("organisation.added").field("kind"));
  CHECK(std::size(kinds) + 1 == known.size());
  for (const auto kind : kinds) CHECK(refused_at([&](auto& told) { told.kind = kind; }) == "added");
}

}  // namespace
}  // namespace haven::register_
