#include "signin/password_policy.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace haven;
using namespace haven::signin;

namespace {

const KnownPasswords& known() {
  static const auto passwords = [] {
    std::ostringstream text;
    text << std::ifstream(HAVEN_ROOT "/data/passwords/known.txt").rdbuf();
    return *KnownPasswords::read(text.str());
  }();
  return passwords;
}

const std::vector<std::string> names{"Amara Okafor", "a.okafor", "Northmere Council", "Li"};

bool accepts(std::string_view password, SecondFactor second = SecondFactor::yes) {
  return check_new_password(password, second, names, known()).has_value();
}

}  // namespace

TEST_CASE("15 characters are enough alone, 8 with a second factor") {
  CHECK(accepts("teal kettle mud", SecondFactor::no));
  CHECK_FALSE(accepts("teal kettle mu", SecondFactor::no));
  CHECK(accepts("tealmud7"));
  CHECK_FALSE(accepts("tealmud"));
}

TEST_CASE("characters are counted, not bytes") {
  CHECK_FALSE(accepts("đđđđđđđ"));
  CHECK(accepts("đêmnaydài"));
}

TEST_CASE("any character is allowed, and long ones up to 256") {
  CHECK(accepts("      x      y", SecondFactor::yes));
  CHECK(accepts("🦔🦔🦔🦔🦔🦔🦔🦔"));
  CHECK(accepts(std::string(128, 'q')));
  CHECK(accepts(std::string(256, 'q')));
  CHECK_FALSE(accepts(std::string(257, 'q')));
}

TEST_CASE("nothing is asked of what a password is made of") {
  CHECK(accepts("onlylowercaseletters", SecondFactor::no));
  CHECK(accepts("271828182845904523536", SecondFactor::no));
}

TEST_CASE("what is tried first is refused, whatever the case of its letters") {
  for (const auto* password : {"password", "PassWord1", "12345678", "iloveyou", "qwertyuiop"}) {
    const auto refused = check_new_password(password, SecondFactor::yes, {}, known());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().says ==
          "This password is one of those that are tried first; choose another");
    CHECK(refused.error().where == "password");
  }
}

TEST_CASE("at least 3,000 passwords of a length we would accept are known") {
  CHECK(known().size() > 3000);
  CHECK_FALSE(known().contains("# The passwords that are tried first"));
}

TEST_CASE("names of the person, the organisation and Haven are refused inside a password") {
  for (const auto* password :
       {"AMARA-2027", "my okafor password", "northmere!!", "havenhaven", "x-a.OKAFOR-x"})
    CHECK_FALSE(accepts(password));
}

TEST_CASE("a name shorter than four characters is not looked for") {
  CHECK(accepts("limpet tiles"));
}

TEST_CASE("a list without passwords is a problem, not a list that allows all") {
  CHECK_FALSE(KnownPasswords::read(""));
  CHECK_FALSE(KnownPasswords::read("# only a remark\n\n"));
  CHECK(KnownPasswords::read("# remark\r\nletmein1\r\n")->contains("LetMeIn1"));
}
