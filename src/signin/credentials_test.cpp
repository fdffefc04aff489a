#include "signin/credentials.h"

#include <doctest/doctest.h>

#include "desk/temporary_desk.h"
#include "values/random.h"

using namespace haven;
using namespace haven::signin;

namespace {

const Instant now = Instant(Seconds(1111111111));
const auto pepper = desk::Secret::random();
const Passwords passwords(pepper, Cost::for_tests());

Account amara() {
  return {random_id<PersonId>(), *passwords.hash("teal kettle mud"),
          std::string("12345678901234567890")};
}

}  // namespace

TEST_CASE("the right password and code let in the person they belong to") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    const auto account = amara();
    const auto entered =
        check_credentials(account, {"teal kettle mud", "050471"}, passwords, codes, now);
    REQUIRE(entered);
    CHECK(entered->person == account.person);
    CHECK_FALSE(entered->wants_new_hash);
  });
}

TEST_CASE("an unknown name, a wrong password and a wrong code get the same sentence") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    const auto account = amara();
    const auto nobody = check_credentials({}, {"teal kettle mud", "050471"}, passwords, codes, now);
    const auto password = check_credentials(account, {"wrong", "050471"}, passwords, codes, now);
    const auto code =
        check_credentials(account, {"teal kettle mud", "123456"}, passwords, codes, now);
    REQUIRE_FALSE(nobody);
    REQUIRE_FALSE(password);
    REQUIRE_FALSE(code);
    CHECK(nobody.error() == password.error());
    CHECK(nobody.error() == code.error());
  });
}

TEST_CASE("a wrong password does not use up the code") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    const auto account = amara();
    CHECK_FALSE(check_credentials(account, {"wrong", "050471"}, passwords, codes, now));
    CHECK(check_credentials(account, {"teal kettle mud", "050471"}, passwords, codes, now));
    CHECK_FALSE(check_credentials(account, {"teal kettle mud", "050471"}, passwords, codes, now));
  });
}

TEST_CASE("an account without a second factor asks for none") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    auto account = amara();
    account.totp_secret.reset();
    CHECK(check_credentials(account, {"teal kettle mud", ""}, passwords, codes, now));
    CHECK_FALSE(check_credentials(account, {"wrong", ""}, passwords, codes, now));
  });
}

TEST_CASE("somebody who has set no password yet cannot sign in with an empty one") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    auto account = amara();
    account.password_hash.clear();
    CHECK_FALSE(check_credentials(account, {"", "050471"}, passwords, codes, now));
  });
}
