#include "web/register/first_administrator.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "signin/one_time_codes.h"

namespace haven::web {
namespace {

using cases::test_now;

FirstAdministrator wanted() {
  FirstAdministrator made;
  made.organisation = "Haven platform";
  made.name = "Ada Bright";
  made.sign_in = "ada.bright";
  made.cleared_until = read_date("2028-03-01").value();
  return made;
}

struct Empty {
  cases::TestRegister held;
  std::unique_ptr<desk::Store> desk = desk::Store::in_memory();

  Result<Made> make(const FirstAdministrator& who) {
    return make_first_administrator(held.cases(), *desk, who, test_now);
  }
};

TEST_CASE_FIXTURE(Empty,
                  "the first administrator is cleared, and keeps the register of the platform") {
  const auto made = make(wanted());
  REQUIRE(made);
  const auto people = held.cases().people();
  const auto* person = people->person(cases::user_entity(made->person));
  REQUIRE(person != nullptr);
  CHECK(person->name == "Ada Bright");
  CHECK(person->roles == std::vector<std::string>{"org_admin"});
  CHECK(people->organisation(person->organisation)->kind == "platform");
  CHECK(people->principal(*person, test_now).training == "current");
  CHECK(people->principal(*person, test_now).vetting == "current");
}

TEST_CASE_FIXTURE(Empty, "the code printed is theirs, and opens their first sign-in") {
  const auto made = make(wanted()).value();
  const auto found = signin::find_welcome(*desk, made.welcome_code, test_now).value();
  REQUIRE(found);
  CHECK(found->person == made.person);
  CHECK(found->totp_secret.size() == 20);
}

TEST_CASE_FIXTURE(Empty, "a second administrator joins the same organisation") {
  const auto first = make(wanted()).value();
  auto second = wanted();
  second.sign_in = "sid.park";
  CHECK(make(second)->organisation == first.organisation);
  CHECK(held.cases().people()->organisations.size() == 1);
}

TEST_CASE_FIXTURE(Empty,
                  "a name that somebody signs in with is refused, and nothing is left behind") {
  REQUIRE(make(wanted()));
  auto other = wanted();
  other.organisation = "Another";
  const auto size = held.ledger().size();
  CHECK_FALSE(make(other));
  CHECK(held.ledger().size() == size);
}

TEST_CASE_FIXTURE(Empty, "a kind or a name that cannot be kept is refused") {
  auto wrong = wanted();
  wrong.kind = "castle";
  CHECK_FALSE(make(wrong));
  wrong = wanted();
  wrong.sign_in = "Ada Bright";
  CHECK_FALSE(make(wrong));
  CHECK(held.ledger().size() == 0);
}

TEST_CASE("the words of the command are read, and what is missing is named") {
  using Words = std::vector<std::string_view>;
  const Words whole{"--organisation", "Eastholt",   "--kind",          "local_authority",
                    "--name",         "Ada Bright", "--sign-in",       "ada.bright",
                    "--nation",       "eng",        "--cleared-until", "2028-03-01"};
  const auto read = read_first_administrator(whole);
  REQUIRE(read);
  CHECK(read->kind == "local_authority");
  CHECK(read->cleared_until == read_date("2028-03-01").value());

  const auto says = [](Words words) { return read_first_administrator(words).error().says; };
  CHECK(says({}).find("--organisation is missing") == 0);
  CHECK(says({"--name"}).find("--name needs a value") == 0);
  CHECK(says({"--colour", "red"}).find("\"--colour\" is not known") == 0);
  CHECK(says(Words(whole.begin(), whole.end() - 2)).find("--cleared-until is missing") == 0);
  auto no_day = whole;
  no_day.back() = "soon";
  CHECK_FALSE(read_first_administrator(no_day));
}

}  // namespace
}  // namespace haven::web
