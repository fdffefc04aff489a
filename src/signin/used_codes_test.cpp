#include "signin/used_codes.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "desk/strange_values.h"
#include "desk/temporary_desk.h"
#include "values/random.h"

using namespace haven;
using namespace haven::signin;

namespace {

const std::string secret = "12345678901234567890";
const auto amara = random_id<PersonId>();
const Instant now = Instant(Seconds(1111111111));

}  // namespace

TEST_CASE("a code is used up, also over a restart") {
  desk::TemporaryDesk kept;
  REQUIRE(UsedCodes(kept.store()).use(amara, secret, "050471", now));
  kept.restart();
  const auto again = UsedCodes(kept.store()).use(amara, secret, "050471", now + Seconds(20));
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == Problem::Kind::not_allowed);
}

TEST_CASE("one person's code does not use up another's") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    REQUIRE(codes.use(amara, secret, "050471", now));
    CHECK(codes.use(random_id<PersonId>(), secret, "050471", now));
  });
}

TEST_CASE("a wrong code uses up nothing") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    CHECK_FALSE(codes.use(amara, secret, "123456", now));
    CHECK(codes.use(amara, secret, "050471", now));
  });
}

TEST_CASE("of many who type the same code at once, one gets in") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    std::atomic<int> in = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i)
      people.emplace_back([&] { in += codes.use(amara, secret, "050471", now).has_value(); });
    for (auto& person : people) person.join();
    CHECK(in == 1);
  });
}

TEST_CASE("at no moment of the ten minutes after is a used code good again") {
  desk::on_each_desk([](desk::Store& store) {
    UsedCodes codes(store);
    REQUIRE(codes.use(amara, secret, "050471", now));
    for (int second = 0; second < 600; ++second)
      CHECK_FALSE(codes.use(amara, secret, "050471", now + Seconds(second)));
  });
}

TEST_CASE("a used code that cannot be read counts as the newest one, and is forgotten after it") {
  const auto store = desk::Store::in_memory();
  UsedCodes codes(*store);
  auto values = desk::strange_values({"step"});
  values.emplace_back(R"({"step":37037036})");  // As a version might have kept it.
  values.emplace_back("9223372036854775807");
  for (const auto& value : values) {
    if (value == "0" || value == "7") continue;  // Steps of long ago.
    CAPTURE(value);
    REQUIRE(store->put({"code", amara.text(), "", value, std::nullopt}));
    CHECK_FALSE(codes.use(amara, secret, "050471", now));
    CHECK(codes.use(amara, secret, "005924", Instant(Seconds(1234567890))));
  }
}
