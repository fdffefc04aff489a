#include <doctest/doctest.h>
#include <liboath/oath.h>

#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "values/random.h"
#include "web/at_once.h"

/// Of two who do the same to the register, or with one code, at the same moment.
///
///   /register/people/new         of two under one sign-in name one; the other: choose another
///   /register/organisations/new  of two under one name one, and so of their administrators
///   /register/teams/new          no winner: a team is known by who is in it
///   /register/people/{}          roles, clearance, status, team, turn, audit: no winner: each is
///                                kept, and the last stands. A device: each is another. A welcome
///                                code: the last opens, and the earlier is void
///   /welcome/{}, /devices/{}     one; the other: this code opens nothing
///   /sign-in                     with one code one
namespace haven::web {
namespace {

Fields with(Fields form, const Fields& further) {
  for (const auto& [name, value] : further) form.add(name, value);
  return form;
}

struct Registers : TestSite {
  std::string platform = held.add_organisation("platform");
  std::string force = held.add_organisation("police");
  std::string authority = held.add_organisation();
  Browser as_nan = browser_of(held.add_person(platform, "org_admin"));
  Browser as_ned = browser_of(held.add_person(platform, "org_admin"));
  Browser as_ada = browser_of(held.add_person(authority, "org_admin"));
  Browser as_ann = browser_of(held.add_person(authority, "org_admin"));

  Fields newcomer(const std::string& sign_in) {
    return {
        {"name", "Pat Doe"},          {"sign_in", sign_in},           {"email", "pat@example.org"},
        {"phone", "01632 960001"},    {"roles", "social_worker"},     {"trained_until-day", "1"},
        {"trained_until-month", "1"}, {"trained_until-year", "2028"}, {"vetted_until-day", "1"},
        {"vetted_until-month", "1"},  {"vetted_until-year", "2028"}};
  }
  auto sign_in_as(const std::string& name) {
    return std::ranges::count_if(cases().people()->people,
                                 [&](const auto& each) { return each.second->sign_in == name; });
  }
  auto bodies_called(const std::string& name) {
    return std::ranges::count_if(cases().people()->organisations,
                                 [&](const auto& each) { return each.second->name == name; });
  }
  PersonId id_of(const std::string& user) { return cases().people()->person(user)->id; }
};

auto all_that_say(const std::vector<Response>& answers, std::string_view words) {
  return std::ranges::count_if(answers,
                               [&](const Response& answer) { return says(answer, words); });
}

TEST_CASE_FIXTURE(Registers,
                  "of two people added at once under one name to sign in, one is added") {
  for (int round = 0; round < rounds(); ++round) {
    const auto name = "pat." + std::to_string(round);
    CAPTURE(name);
    const std::string page = "/register/people/new";
    const auto answers =
        at_once(*this, {sends(as_ada, page, newcomer(name)), sends(as_ann, page, newcomer(name))});
    CHECK(all_that_say(answers, "The person is added") == 1);
    CHECK(all_that_say(answers, "Somebody else signs in with this name") == 1);
    CHECK(sign_in_as(name) == 1);
  }
}

TEST_CASE_FIXTURE(Registers, "of two bodies added at once under one name, one is added") {
  for (int round = 0; round < rounds(); ++round) {
    const auto name = "Eastholt " + std::to_string(round);
    CAPTURE(name);
    const auto adds = [&](Browser& by, const std::string& administrator) {
      return sends(
          by, "/register/organisations/new",
          with(newcomer(administrator + std::to_string(round)), {{"organisation", name},
                                                                 {"kind", "local_authority"},
                                                                 {"nation", "eng"},
                                                                 {"force", force}}));
    };
    const auto answers = at_once(*this, {adds(as_nan, "one"), adds(as_ned, "other")});
    CHECK(all_that_say(answers, "The organisation is added") == 1);
    CHECK(all_that_say(answers, "An organisation of this kind has this name") == 1);
    CHECK(bodies_called(name) == 1);
  }
}

TEST_CASE_FIXTURE(Registers, "of two welcome codes handed out at once, one opens its page") {
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    const auto user = held.add_person(authority, "social_worker");
    const auto page = "/register/people/" + user.substr(2);
    const Fields welcome{{"act", "welcome"}};
    const auto answers =
        at_once(*this, {sends(as_ada, page, welcome), sends(as_ann, page, welcome)});
    CHECK(all_that_say(answers, "A code to hand over") == 2);
    CHECK(desk->list("welcome", id_of(user).text(), now).value().size() == 1);
  }
}

TEST_CASE_FIXTURE(Registers, "a code for a device is good for one browser") {
  const auto user = held.add_person(authority, "social_worker");
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    const std::string device(16, 'd');
    const auto code = signin::give_device(*desk, {id_of(user), device, now + Hours(48)}, now);
    const auto used = [&] { return stranger(Method::post, "/devices/" + code.value()); };
    const auto answers = at_once(*this, {used, used});
    CHECK(all_that_say(answers, "This is a managed device now") == 1);
    CHECK(all_that_say(answers, "It was used") == 1);
  }
}

struct Keys : Registers {
  const std::string secret = signin::new_totp_secret();
  const std::string password = "four words of nothing";

  /// What the authenticator shows, or will show after this many of its steps.
  std::string code(signin::TotpStep steps_from_now = 0) {
    std::array<char, 7> shown{};
    const auto at = now.time_since_epoch().count() + 30 * steps_from_now;
    REQUIRE(oath_totp_generate(secret.data(), secret.size(), at, 30, 0, 6, shown.data()) ==
            OATH_OK);
    return {shown.data(), 6};
  }
  /// The welcome code of somebody who is added with this name to sign in.
  std::string added(const std::string& sign_in) {
    const auto id = random_id<PersonId>();
    const ledger::StreamId stream{id.bytes};
    held.add(stream, "person.added",
             {{"organisation", authority}, {"name", "Una"}, {"sign_in", sign_in}});
    held.add(stream, "person.cleared",
             {{"trained_until", "2028-01-01"}, {"vetted_until", "2028-01-01"}});
    return signin::give_welcome(*desk, {id, secret}, now).value();
  }
  Sends finishes(const std::string& welcome, const std::string& shown) {
    return [=, this] {
      return stranger(Method::post, "/welcome/" + welcome,
                      {{"password", password}, {"code", shown}});
    };
  }
};

TEST_CASE_FIXTURE(Keys, "of two who finish with one welcome code, one is in") {
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    const auto welcome = added("una." + std::to_string(round));
    const auto answers = at_once(*this, {finishes(welcome, code()), finishes(welcome, code(1))});
    CHECK(led_on(answers) == 1);
    const auto& other = other_of(answers);
    CHECK((says(other, "This code opens nothing") || says(other, "or it was used already")));
    CHECK(stranger(Method::get, "/welcome/" + welcome).status == 404);
  }
}

TEST_CASE_FIXTURE(Keys, "of two who sign in with one code, one is in") {
  REQUIRE(finishes(added("una"), code())().status == 303);
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    now += Minutes(2);
    const auto signs_in = [this, shown = code()] {
      return stranger(Method::post, "/sign-in",
                      {{"name", "una"}, {"password", password}, {"code", shown}});
    };
    const auto answers = at_once(*this, {signs_in, signs_in});
    CHECK(led_on(answers) == 1);
    const auto& other = other_of(answers);
    CHECK((says(other, "There were too many attempts") || says(other, "code is not right")));
  }
}

}  // namespace
}  // namespace haven::web
