#include "signin/session.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "desk/strange_values.h"
#include "desk/temporary_desk.h"
#include "values/encoding.h"
#include "values/random.h"

using namespace haven;
using namespace haven::signin;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");
const auto amara = random_id<PersonId>();
const auto dan = random_id<PersonId>();

bool is_open(Sessions& sessions, const std::string& token, Instant now) {
  return sessions.find(token, AskedBy::page, now).has_value();
}

}  // namespace

TEST_CASE("who signs in is known by the token, and by nothing like it") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto device = random_id<DeviceId>();
    const auto opened = *sessions.begin(amara, device, noon);
    const auto found = *sessions.find(opened.token, AskedBy::person, noon);
    CHECK(found == opened.session);
    CHECK(found.person == amara);
    CHECK(found.device == device);
    CHECK_FALSE(found.step_up);
    for (const auto& token :
         {std::string(), opened.token + "a", opened.token.substr(1), opened.session.id.text()}) {
      const auto none = sessions.find(token, AskedBy::person, noon);
      REQUIRE_FALSE(none);
      CHECK(none.error().kind == Problem::Kind::not_allowed);
    }
  });
}

TEST_CASE("a token has 256 bits and is never given twice") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    std::set<std::string> tokens;
    for (int i = 0; i < 50; ++i) tokens.insert(sessions.begin(amara, {}, noon)->token);
    CHECK(tokens.size() == 50);
    CHECK(from_base32(*tokens.begin())->size() == 32);
  });
}

TEST_CASE("neither the token nor its hash stands in the file") {
  desk::TemporaryDesk kept;
  const auto opened = *Sessions(kept.store()).begin(amara, {}, noon);
  std::ostringstream bytes;
  bytes << std::ifstream(kept.file(), std::ios::binary).rdbuf()
        << std::ifstream(kept.file().string() + "-wal", std::ios::binary).rdbuf();
  CHECK(bytes.str().find("session") != std::string::npos);
  CHECK(bytes.str().find(opened.token) == std::string::npos);
  CHECK(bytes.str().find(amara.text()) == std::string::npos);
  CHECK(bytes.str().find(amara.raw()) == std::string::npos);
}

TEST_CASE("a session ends when nobody was there for 15 minutes") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto token = sessions.begin(amara, {}, noon)->token;
    CHECK(is_open(sessions, token, noon + Minutes(15) - Seconds(1)));
    CHECK_FALSE(is_open(sessions, token, noon + Minutes(15)));
  });
}

TEST_CASE("a person who is there keeps the session open, a page that refreshes itself does not") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto token = sessions.begin(amara, {}, noon)->token;
    REQUIRE(sessions.find(token, AskedBy::person, noon + Minutes(14)));
    for (int minute = 14; minute < 29; ++minute)
      CHECK(is_open(sessions, token, noon + Minutes(minute)));
    CHECK_FALSE(is_open(sessions, token, noon + Minutes(29)));
  });
}

TEST_CASE("a session ends 10 hours after signing in, however busy it is") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto token = sessions.begin(amara, {}, noon)->token;
    const auto end = noon + Hours(10);
    for (auto now = noon; now < end; now += Minutes(5))
      REQUIRE(sessions.find(token, AskedBy::person, now));
    CHECK(is_open(sessions, token, end - Seconds(1)));
    CHECK_FALSE(is_open(sessions, token, end));
  });
}

TEST_CASE("being seen twice within ten seconds is written once, and shortens nothing by more") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto token = sessions.begin(amara, {}, noon)->token;
    CHECK(sessions.find(token, AskedBy::person, noon + Seconds(9))->last_seen == noon);
    CHECK(sessions.find(token, AskedBy::person, noon + Seconds(10))->last_seen ==
          noon + Seconds(10));
    CHECK(is_open(sessions, token, noon + Minutes(15) + Seconds(9)));
  });
}

TEST_CASE("after a step-up the old token is dead and the new one is for that act only") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto before = *sessions.begin(amara, {}, noon);
    const auto after = *sessions.step_up(before.token, "reveal:child-1", noon + Minutes(3));
    CHECK_FALSE(is_open(sessions, before.token, noon + Minutes(3)));
    const auto session = *sessions.find(after.token, AskedBy::person, noon + Minutes(4));
    CHECK(session.id == before.session.id);
    CHECK(*step_up_age(session, "reveal:child-1", noon + Minutes(4)) == Minutes(1));
    CHECK_FALSE(step_up_age(session, "reveal:child-2", noon + Minutes(4)));
    CHECK_FALSE(step_up_age(session, "reveal:child-1 ", noon + Minutes(4)));
    CHECK_FALSE(step_up_age(session, "", noon + Minutes(4)));
  });
}

TEST_CASE("a step-up for a second act ends the first") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto first = *sessions.step_up(sessions.begin(amara, {}, noon)->token, "one", noon);
    const auto second = *sessions.step_up(first.token, "two", noon);
    CHECK(step_up_age(second.session, "two", noon));
    CHECK_FALSE(step_up_age(second.session, "one", noon));
  });
}

TEST_CASE("a step-up does not lengthen the ten hours") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    auto token = sessions.begin(amara, {}, noon)->token;
    for (auto now = noon; now < noon + Hours(10); now += Minutes(10))
      token = sessions.step_up(token, "act", now)->token;
    CHECK(is_open(sessions, token, noon + Hours(10) - Seconds(1)));
    CHECK_FALSE(is_open(sessions, token, noon + Hours(10)));
  });
}

TEST_CASE("the third session of a person ends the first, and nobody else's") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto other = sessions.begin(dan, {}, noon)->token;
    const auto first = sessions.begin(amara, {}, noon)->token;
    const auto second = sessions.begin(amara, {}, noon + Seconds(1))->token;
    const auto third = sessions.begin(amara, {}, noon + Seconds(2))->token;
    CHECK_FALSE(is_open(sessions, first, noon + Seconds(3)));
    for (const auto& token : {other, second, third})
      CHECK(is_open(sessions, token, noon + Seconds(3)));
  });
}

TEST_CASE("a person sees their own sessions, oldest first, and can end each of them") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto first = *sessions.begin(amara, {}, noon);
    const auto second = *sessions.begin(amara, {}, noon + Minutes(1));
    const auto other = *sessions.begin(dan, {}, noon);
    const auto listed = *sessions.list(amara, noon + Minutes(2));
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].id == first.session.id);
    CHECK(listed[1].id == second.session.id);

    CHECK_FALSE(sessions.end_one(amara, other.session.id, noon + Minutes(2)));
    CHECK(is_open(sessions, other.token, noon + Minutes(2)));
    REQUIRE(sessions.end_one(amara, first.session.id, noon + Minutes(2)));
    CHECK_FALSE(is_open(sessions, first.token, noon + Minutes(2)));
    CHECK(is_open(sessions, second.token, noon + Minutes(2)));
  });
}

TEST_CASE("signing out ends this session, leaving ends all of a person") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto first = sessions.begin(amara, {}, noon)->token;
    const auto second = sessions.begin(amara, {}, noon)->token;
    const auto other = sessions.begin(dan, {}, noon)->token;
    REQUIRE(sessions.end(first));
    CHECK_FALSE(is_open(sessions, first, noon));
    CHECK(is_open(sessions, second, noon));
    REQUIRE(sessions.end_all(amara, noon));
    CHECK_FALSE(is_open(sessions, second, noon));
    CHECK(is_open(sessions, other, noon));
  });
}

TEST_CASE("a session that is ended while its pages are read stays ended") {
  desk::on_each_desk([](desk::Store& store) {
    Sessions sessions(store);
    const auto token = sessions.begin(amara, {}, noon)->token;
    std::thread reader([&] {
      for (int i = 0; i < 300; ++i)
        static_cast<void>(sessions.find(token, AskedBy::person, noon + Seconds(i)));
    });
    REQUIRE(sessions.end_all(amara, noon));
    reader.join();
    CHECK_FALSE(is_open(sessions, token, noon + Seconds(300)));
  });
}

TEST_CASE("a session survives a restart with its step-up") {
  desk::TemporaryDesk kept;
  OpenSession opened;
  {
    Sessions sessions(kept.store());
    opened = *sessions.step_up(sessions.begin(amara, random_id<DeviceId>(), noon)->token,
                               "reveal:child-1", noon);
  }
  kept.restart();
  Sessions sessions(kept.store());
  CHECK(*sessions.find(opened.token, AskedBy::page, noon + Minutes(1)) == opened.session);
}

namespace {

const std::vector<std::string> session_members{"id",     "person", "created", "seen",
                                               "device", "act",    "given"};

/// Where the session of this token is kept.
std::string session_key(const std::string& token) {
  std::string hash(32, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size());
  return to_hex(hash);
}

}  // namespace

TEST_CASE("a session that cannot be read is no session") {
  const auto store = desk::Store::in_memory();
  Sessions sessions(*store);
  auto values = desk::strange_values(session_members);
  // As a version might have written it that kept moments as numbers.
  values.push_back(R"({"created":1800000000,"id":")" + amara.text() + R"(","person":")" +
                   amara.text() + R"(","seen":1800000000})");
  for (const auto& value : values) {
    CAPTURE(value);
    REQUIRE(store->put({"session", session_key("t"), amara.text(), value, noon + Hours(1)}));
    const auto found = sessions.find("t", AskedBy::page, noon);
    REQUIRE_FALSE(found);
    CHECK(found.error().kind == Problem::Kind::not_allowed);
    CHECK_FALSE(sessions.step_up("t", "reveal:1", noon));
    CHECK(sessions.list(amara, noon).value().empty());
  }
}

TEST_CASE("a session that cannot be read keeps nobody out, and ends with the others") {
  const auto store = desk::Store::in_memory();
  Sessions sessions(*store);
  for (const auto* token : {"a", "b", "c"})
    REQUIRE(store->put({"session", session_key(token), amara.text(), "{}", noon + Hours(1)}));
  const auto opened = sessions.begin(amara, {}, noon);
  REQUIRE(opened);
  CHECK(is_open(sessions, opened->token, noon));
  REQUIRE(sessions.end_one(amara, opened->session.id, noon));
  REQUIRE(sessions.end_all(amara, noon));
  CHECK(store->list("session", amara.text(), noon).value().empty());
}
