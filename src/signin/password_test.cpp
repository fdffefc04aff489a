#include "signin/password.h"

#include <doctest/doctest.h>

#include <ctime>

using namespace haven;
using namespace haven::signin;
using desk::Secret;

namespace {

Passwords cheap(const Secret& pepper) { return {pepper, Cost::for_tests()}; }

/// Of this process's time on a processor, whatever else runs here.
double milliseconds(const std::function<void()>& work) {
  const auto begun = std::clock();
  work();
  return 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("a password is known again, and no other is") {
  const auto passwords = cheap(Secret::random());
  const auto kept = *passwords.hash("correct horse battery staple");
  CHECK(passwords.check(kept, "correct horse battery staple") == Match::yes);
  for (const auto* other : {"", "correct horse battery stapl", "Correct horse battery staple",
                            "correct horse battery staple "})
    CHECK(passwords.check(kept, other) == Match::no);
}

TEST_CASE("every byte of a password counts: zeros, letters of any script, 256 characters") {
  const auto passwords = cheap(Secret::random());
  const std::string zero("secret\0one", 10);
  CHECK(passwords.check(*passwords.hash(zero), std::string("secret\0two", 10)) == Match::no);
  CHECK(passwords.check(*passwords.hash(zero), zero) == Match::yes);
  const std::string vietnamese = "mật khẩu của tôi";
  CHECK(passwords.check(*passwords.hash(vietnamese), vietnamese) == Match::yes);
  const std::string most(256, 'x');
  CHECK(passwords.check(*passwords.hash(most), most) == Match::yes);
  CHECK(passwords.check(*passwords.hash(most), most.substr(1) + "y") == Match::no);
}

TEST_CASE("the same password is kept differently each time") {
  const auto passwords = cheap(Secret::random());
  CHECK(*passwords.hash("the same password") != *passwords.hash("the same password"));
}

TEST_CASE("stolen hashes are worth nothing without the pepper") {
  const auto kept = *cheap(Secret::random()).hash("the same password");
  CHECK(cheap(Secret::random()).check(kept, "the same password") == Match::no);
}

TEST_CASE("the cost stands in the hash") {
  const Passwords passwords(Secret::random(), Cost::standard());
  const auto kept = *passwords.hash("correct horse battery staple");
  CHECK(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(passwords.check(kept, "correct horse battery staple") == Match::yes);
}

TEST_CASE("a password kept at the old cost still opens, and asks to be kept anew") {
  const auto pepper = Secret::random();
  const auto kept = *Passwords(pepper, *Cost::of(19, 2)).hash("correct horse battery staple");
  const Passwords today(pepper, *Cost::of(20, 2));
  CHECK(today.check(kept, "correct horse battery staple") == Match::yes_hash_again);
  CHECK(today.check(kept, "wrong") == Match::no);
}

TEST_CASE("no cost below the floor can be chosen, or be brought in with a hash") {
  CHECK(Cost::of(19, 2));
  CHECK_FALSE(Cost::of(18, 2));
  CHECK_FALSE(Cost::of(64, 1));
  CHECK_FALSE(Cost::of(2048, 3));
  const auto pepper = Secret::random();
  const auto weak = *cheap(pepper).hash("correct horse battery staple");
  const Passwords today(pepper, *Cost::of(19, 2));
  CHECK(today.check(weak, "correct horse battery staple") == Match::no);
}

TEST_CASE("what is no hash of ours opens for nobody") {
  const auto passwords = cheap(Secret::random());
  for (const auto* kept :
       {"", "x", "$argon2id$", "$argon2i$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$aGFzaA",
        "$argon2id$v=19$m=4294967295,t=3,p=1$c2FsdHNhbHQ$aGFzaA",
        "$argon2id$v=19$m=65536,t=999999999,p=1$c2FsdHNhbHQ$aGFzaA",
        "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW"})
    CHECK(passwords.check(kept, "") == Match::no);
}

TEST_CASE("a name that nobody has costs as much time as one that somebody has") {
  const Passwords passwords(Secret::random(), *Cost::of(19, 2));
  const auto kept = *passwords.hash("correct horse battery staple");
  double somebody = 1e9;
  double nobody = 1e9;
  double without_password = 1e9;
  // The quickest of several: a processor shared with others only makes them slower.
  for (int i = 0; i < 5; ++i) {
    somebody = std::min(somebody, milliseconds([&] { (void)passwords.check(kept, "wrong"); }));
    nobody = std::min(nobody, milliseconds([&] { passwords.check_nobody("wrong"); }));
    without_password =
        std::min(without_password, milliseconds([&] { (void)passwords.check("", "wrong"); }));
  }
  CHECK(nobody == doctest::Approx(somebody).epsilon(0.5));
  CHECK(without_password == doctest::Approx(somebody).epsilon(0.5));
}
