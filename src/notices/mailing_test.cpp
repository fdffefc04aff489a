#include "notices/mailing.h"

#include <doctest/doctest.h>

#include <map>

#include "cases/test_register.h"
#include "desk/memory_rows.h"
#include "values/random.h"

namespace haven::notices {
namespace {

/// Rows that outlive a program that is stopped: after so many writes it does nothing more.
class StoppedRows final : public desk::Rows {
 public:
  StoppedRows(desk::Rows& kept, int writes) : kept_(kept), left_(writes) {}

  Result<void> put(const desk::Row& row) override {
    if (left_-- <= 0) return stopped();
    return kept_.put(row);
  }
  Result<std::optional<desk::Row>> get(std::string_view kind, std::string_view key) override {
    return kept_.get(kind, key);
  }
  Result<std::optional<desk::Row>> take(std::string_view kind, std::string_view key) override {
    if (left_-- <= 0) return stopped();
    return kept_.take(kind, key);
  }
  Result<void> remove(std::string_view kind, std::string_view key) override {
    if (left_-- <= 0) return stopped();
    return kept_.remove(kind, key);
  }
  Result<std::vector<desk::Row>> list(std::string_view kind, std::string_view group) override {
    return kept_.list(kind, group);
  }
  Result<void> keep_latest(std::string_view kind, std::size_t most) override {
    return kept_.keep_latest(kind, most);
  }
  Result<std::size_t> remove_expired(std::int64_t moment) override {
    return kept_.remove_expired(moment);
  }
  bool is_stopped() const { return left_ < 0; }

 private:
  static tl::unexpected<Problem> stopped() {
    return problem("The program was stopped", {}, Problem::Kind::unavailable);
  }
  desk::Rows& kept_;
  int left_;
};

constexpr int never = 1'000'000;

const TellingRules telling;

/// A register with somebody who reads e-mail, and a desk that can be stopped and begun again.
struct Mailroom {
  cases::TestRegister held;
  std::unique_ptr<desk::Rows> rows = desk::memory_rows();
  desk::Secret secret = desk::Secret::random();
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  std::string amara;
  /// Of each notice that the relay took, the ids under which it did.
  std::map<std::string, std::vector<std::string>> taken;

  Mailroom() {
    const auto id = random_id<PersonId>();
    amara = cases::user_entity(id);
    held.add(ledger::StreamId{id.bytes}, "person.added",
             {{"organisation", held.add_organisation()},
              {"name", "Amara Khan"},
              {"email", "amara@northmere.example"}});
  }
  void tell(cases::Fields more = {}) {
    cases::Fields fields{{"notice", "n:" + random_id<NoticeId>().text()},
                         {"to", amara},
                         {"kind", "missing.police"},
                         {"step", "0"}};
    fields.merge(more);
    held.add(cases::stream_of(child), "notice.sent", std::move(fields));
  }
  std::vector<std::string> told() {
    std::vector<std::string> notices;
    for (const auto* event : held.cases().story(child)->all(cases::kind_named("notice.sent")))
      notices.emplace_back(event->by_name("notice").substr(2));
    return notices;
  }
  /// The program runs until so many writes of its desk are done, or it has nothing more to do.
  void run(int writes, bool tells_one = false) {
    auto stopping = std::make_unique<StoppedRows>(*rows, writes);
    auto store = desk::Store::open(std::move(stopping), secret);
    if (!store) return;
    Deliveries deliveries(**store, 1000);
    Mailing mailing(held.cases(), **store, deliveries, {.has_email = true}, telling);
    if (!mailing.take_on(held.now)) return;
    if (tells_one) tell();
    if (!mailing.take_on(held.now)) return;
    (void)deliveries.run(
        [&](const Delivery& delivery, Instant) {
          taken[delivery.notice.text()].push_back(delivery.mail.text());
          return Outcome{Fate::delivered, ""};
        },
        held.now);
  }
};

TEST_CASE(
    "500 stops between a notice and its delivery lose nothing, and nothing goes twice unmarked") {
  int stops = 0;
  int twice = 0;
  for (int first = 0; first < 40; ++first)
    for (int second = 0; second < 14; ++second) {
      Mailroom room;
      room.run(never);  // The desk knows how far it has come.
      for (int i = 0; i < 12; ++i) room.tell();
      room.run(first, true);
      room.run(second);
      room.run(never);
      stops += 2;
      for (const auto& notice : room.told()) {
        CAPTURE(first);
        CAPTURE(second);
        const auto& mails = room.taken[notice];
        REQUIRE(!mails.empty());
        CHECK(mails.size() <= 3);
        for (const auto& mail : mails) CHECK(mail == mails.front());
        twice += mails.size() > 1;
      }
    }
  CHECK(stops >= 500);
  CHECK(twice > 0);  // Else nothing was stopped between handing over and marking.
}

TEST_CASE("a desk that knows of no last time sends nothing of what was told long ago") {
  Mailroom room;
  for (int i = 0; i < 5; ++i) room.tell();
  room.run(never);
  CHECK(room.taken.empty());
  room.tell();
  room.run(never);
  CHECK(room.taken.size() == 1);
}

TEST_CASE("a last time that nobody can read is as if there were none") {
  Mailroom room;
  for (int i = 0; i < 5; ++i) room.tell();
  for (const auto* value : {"", "12 or so", "-1", "99999999999999999999999"}) {
    auto rows = std::make_unique<StoppedRows>(*room.rows, never);
    auto store = desk::Store::open(std::move(rows), room.secret).value();
    REQUIRE(store->put({"mailing", "position", "", value, std::nullopt}));
    room.run(never);
    CHECK(room.taken.empty());
  }
  room.tell();
  room.run(never);
  CHECK(room.taken.size() == 1);
}

TEST_CASE("what is told while nobody follows is found again at the start") {
  Mailroom room;
  room.run(never);
  for (int i = 0; i < 5; ++i) room.tell();
  room.run(never);
  CHECK(room.taken.size() == 5);
  room.run(never);
  for (const auto& [notice, mails] : room.taken) CHECK(mails.size() == 1);
}

TEST_CASE("what can wait for the afternoon is one line that day, however much there is to read") {
  Mailroom room;
  room.run(never);
  for (int i = 0; i < 4; ++i) room.tell({{"when", "afternoon"}});
  room.tell({{"when", "at_once"}});
  room.run(never);
  CHECK(room.taken.size() == 1);
  room.held.now = next_afternoon(room.held.now) - Seconds(1);
  room.run(never);
  CHECK(room.taken.size() == 1);
  room.held.now += Seconds(1);
  room.run(never);
  CHECK(room.taken.size() == 2);
}

TEST_CASE("the afternoon is five o'clock in London, summer and winter") {
  const auto at = [](std::string_view text) { return *read_instant(text); };
  CHECK(next_afternoon(at("2027-03-01T10:00:00Z")) == at("2027-03-01T17:00:00Z"));
  CHECK(next_afternoon(at("2027-03-01T17:00:00Z")) == at("2027-03-02T17:00:00Z"));
  CHECK(next_afternoon(at("2027-06-14T15:59:59Z")) == at("2027-06-14T16:00:00Z"));
  CHECK(next_afternoon(at("2027-06-14T16:00:00Z")) == at("2027-06-15T16:00:00Z"));
  CHECK(next_afternoon(at("2027-03-27T18:00:00Z")) == at("2027-03-28T16:00:00Z"));
}

}  // namespace
}  // namespace haven::notices
