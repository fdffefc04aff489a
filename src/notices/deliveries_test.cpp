#include "notices/deliveries.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "desk/memory_rows.h"
#include "desk/strange_values.h"
#include "desk/temporary_desk.h"
#include "values/random.h"

using namespace haven;
using namespace haven::notices;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");
const auto amara = random_id<PersonId>();
const auto dan = random_id<PersonId>();

/// Hands over to nobody, and remembers what was handed over.
struct Outbox {
  std::vector<Delivery> handed;
  Fate fate = Fate::delivered;

  Deliveries::Send send() {
    return [this](const Delivery& delivery, Instant) {
      handed.push_back(delivery);
      return Outcome{fate, "because"};
    };
  }
};

void add(Deliveries& deliveries, NoticeId notice, Instant now = noon,
         Wording wording = Wording::to_read) {
  REQUIRE(
      deliveries.add(notice, Channel::email, amara, "amara@northmere.example", wording, now, now));
}

}  // namespace

TEST_CASE("what is added is handed over once, as it was added") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    const auto notice = random_id<NoticeId>();
    add(deliveries, notice);
    CHECK(*deliveries.progress(notice, Channel::email, amara, noon) == Progress::waiting);
    CHECK(*deliveries.run(outbox.send(), noon) == 1);
    CHECK(*deliveries.run(outbox.send(), noon + Hours(5)) == 0);
    REQUIRE(outbox.handed.size() == 1);
    CHECK(outbox.handed[0].notice == notice);
    CHECK(outbox.handed[0].address == "amara@northmere.example");
    CHECK(*deliveries.progress(notice, Channel::email, amara, noon) == Progress::delivered);
    CHECK(deliveries.waiting(noon)->empty());
    CHECK(deliveries.failed(noon)->empty());
  });
}

TEST_CASE("a notice goes to a person by a channel once, however often it is asked for") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    const auto notice = random_id<NoticeId>();
    for (const auto hours : {0, 1, 24, 24 * 89}) {
      add(deliveries, notice, noon + Hours(hours));
      REQUIRE(deliveries.run(outbox.send(), noon + Hours(hours)));
    }
    CHECK(outbox.handed.size() == 1);
  });
}

TEST_CASE("another person, another channel and another notice are other deliveries") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    const auto notice = random_id<NoticeId>();
    add(deliveries, notice);
    add(deliveries, random_id<NoticeId>());
    REQUIRE(
        deliveries.add(notice, Channel::sms, amara, "+447700900123", Wording::urgent, noon, noon));
    REQUIRE(deliveries.add(notice, Channel::email, dan, "dan@west.example", Wording::urgent, noon,
                           noon));
    CHECK(*deliveries.run(outbox.send(), noon) == 4);
  });
}

TEST_CASE("the wait between tries is 1, 2, 4, 8, 16, then 30 minutes") {
  const std::vector<int> waits{1, 2, 4, 8, 16, 30, 30, 30};
  for (std::size_t i = 0; i < waits.size(); ++i)
    CHECK(back_off(static_cast<int>(i) + 1) == Minutes(waits[i]));
  CHECK(back_off(1000) == Minutes(30));
}

TEST_CASE("what cannot be taken now is tried again at its moment, under the same id") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    outbox.fate = Fate::try_later;
    add(deliveries, random_id<NoticeId>());
    REQUIRE(deliveries.run(outbox.send(), noon));
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(59)) == 0);
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(60)) == 1);
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(179)) == 0);
    outbox.fate = Fate::delivered;
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(180)) == 1);
    REQUIRE(outbox.handed.size() == 3);
    CHECK(outbox.handed[0].mail == outbox.handed[2].mail);
    CHECK(outbox.handed[2].tries == 2);
    CHECK(deliveries.waiting(noon)->empty());
  });
}

TEST_CASE("an address that is refused is not tried again, and is shown") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    outbox.fate = Fate::refused;
    const auto notice = random_id<NoticeId>();
    add(deliveries, notice);
    REQUIRE(deliveries.run(outbox.send(), noon));
    CHECK(*deliveries.run(outbox.send(), noon + Hours(1)) == 0);
    CHECK(*deliveries.progress(notice, Channel::email, amara, noon) == Progress::refused);
    REQUIRE(deliveries.failed(noon)->size() == 1);
    CHECK(deliveries.failed(noon)->at(0).because == "because");
  });
}

TEST_CASE("what nobody takes is given up after three days, and is shown") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    outbox.fate = Fate::try_later;
    const auto notice = random_id<NoticeId>();
    add(deliveries, notice);
    const auto end = noon + std::chrono::days(3);
    for (auto now = noon; now < end; now += Minutes(30)) {
      REQUIRE(deliveries.run(outbox.send(), now));
      CHECK(*deliveries.progress(notice, Channel::email, amara, now) == Progress::waiting);
    }
    REQUIRE(deliveries.run(outbox.send(), end));
    CHECK(*deliveries.progress(notice, Channel::email, amara, end) == Progress::given_up);
    CHECK(deliveries.failed(end)->size() == 1);
    CHECK(*deliveries.run(outbox.send(), end + Hours(1)) == 0);
  });
}

TEST_CASE("no more leave in any minute than may") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 3);
    Outbox outbox;
    for (int i = 0; i < 8; ++i) add(deliveries, random_id<NoticeId>());
    CHECK(*deliveries.run(outbox.send(), noon) == 3);
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(59)) == 0);
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(60)) == 3);
    CHECK(*deliveries.run(outbox.send(), noon + Seconds(120)) == 2);
  });
}

TEST_CASE("what is urgent overtakes what is not, also what was added while others were sent") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    const auto late = random_id<NoticeId>();
    const auto urgent = random_id<NoticeId>();
    for (int i = 0; i < 4; ++i) add(deliveries, random_id<NoticeId>(), noon - Hours(1));
    add(deliveries, urgent, noon, Wording::urgent);
    std::vector<NoticeId> order;
    REQUIRE(deliveries.run(
        [&](const Delivery& delivery, Instant now) {
          order.push_back(delivery.notice);
          if (order.size() == 2) add(deliveries, late, now, Wording::not_answered);
          return Outcome{Fate::delivered, ""};
        },
        noon));
    REQUIRE(order.size() == 6);
    CHECK(order[0] == urgent);
    CHECK(order[2] == late);
  });
}

TEST_CASE("a restart loses nothing and repeats nothing") {
  desk::TemporaryDesk kept;
  Outbox outbox;
  const auto done = random_id<NoticeId>();
  const auto failed = random_id<NoticeId>();
  const auto fresh = random_id<NoticeId>();
  {
    Deliveries deliveries(kept.store(), 30);
    add(deliveries, done);
    REQUIRE(deliveries.run(outbox.send(), noon));
    add(deliveries, failed);
    outbox.fate = Fate::try_later;
    REQUIRE(deliveries.run(outbox.send(), noon));
    add(deliveries, fresh);
  }
  kept.restart();
  Deliveries deliveries(kept.store(), 30);
  outbox.handed.clear();
  outbox.fate = Fate::delivered;
  for (const auto notice : {done, failed, fresh}) add(deliveries, notice);
  CHECK(*deliveries.run(outbox.send(), noon + Seconds(1)) == 1);
  CHECK(*deliveries.run(outbox.send(), noon + Minutes(1)) == 1);
  REQUIRE(outbox.handed.size() == 2);
  CHECK(outbox.handed[0].notice == fresh);
  CHECK(outbox.handed[1].notice == failed);
}

TEST_CASE("a stop between handing over and noting it repeats the message under the same id") {
  desk::TemporaryDesk kept;
  MailId first;
  {
    Deliveries deliveries(kept.store(), 30);
    add(deliveries, random_id<NoticeId>());
    first = deliveries.waiting(noon)->at(0).mail;
    // Handed over here; the program ends before the outcome is noted.
  }
  kept.restart();
  Deliveries deliveries(kept.store(), 30);
  Outbox outbox;
  REQUIRE(deliveries.run(outbox.send(), noon));
  REQUIRE(outbox.handed.size() == 1);
  CHECK(outbox.handed[0].mail == first);
}

TEST_CASE("two threads that hand over at once hand over nothing twice") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 1000);
    for (int i = 0; i < 20; ++i) add(deliveries, random_id<NoticeId>());
    std::mutex mutex;
    std::multiset<std::string> handed;
    const auto work = [&] {
      static_cast<void>(deliveries.run(
          [&](const Delivery& delivery, Instant) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            const std::scoped_lock lock(mutex);
            handed.insert(delivery.notice.text());
            return Outcome{Fate::delivered, ""};
          },
          noon));
    };
    std::thread one(work);
    std::thread other(work);
    one.join();
    other.join();
    CHECK(handed.size() == 20);
    CHECK(std::set<std::string>(handed.begin(), handed.end()).size() == 20);
  });
}

namespace {

const std::vector<std::string> delivery_members{"notice",  "channel", "person", "address",
                                                "wording", "mail",    "queued", "next",
                                                "tries",   "because"};

std::string kept_as(NoticeId notice) { return notice.text() + "/email/" + amara.text(); }

}  // namespace

TEST_CASE("a delivery that cannot be read stops no other, and is set aside where it can be seen") {
  const auto store = desk::Store::in_memory();
  Outbox outbox;
  auto values = desk::strange_values(delivery_members);
  // As a version might have written it that had no wordings.
  values.push_back(R"({"address":"a@b.example","channel":"email","next":"2027-04-17T12:00:00Z",)"
                   R"("notice":")" +
                   amara.text() + R"(","person":")" + amara.text() + R"("})");
  Deliveries deliveries(*store, 100'000);
  for (const auto& value : values) {
    CAPTURE(value);
    const auto notice = random_id<NoticeId>();
    REQUIRE(store->put({"delivery", kept_as(notice), "waiting", value, std::nullopt}));
    add(deliveries, random_id<NoticeId>());
    const auto tried = deliveries.run(outbox.send(), noon);
    REQUIRE(tried);
    CHECK(*tried == 1);
    CHECK(deliveries.waiting(noon).value().empty());
    CHECK(*deliveries.progress(notice, Channel::email, amara, noon) == Progress::unreadable);
  }
  CHECK(deliveries.unreadable() == values.size());
  Deliveries restarted(*store, 100'000);
  CHECK(*restarted.run(outbox.send(), noon + Hours(24 * 365)) == 0);
  CHECK(restarted.unreadable() == values.size());
}

TEST_CASE("a delivery that cannot be read is taken on again when it is asked for again") {
  desk::on_each_desk([](desk::Store& store) {
    Deliveries deliveries(store, 30);
    Outbox outbox;
    const auto aside = random_id<NoticeId>();
    const auto waiting = random_id<NoticeId>();
    REQUIRE(store.put({"delivery", kept_as(aside), "waiting", "{}", std::nullopt}));
    REQUIRE(deliveries.run(outbox.send(), noon));
    REQUIRE(store.put({"delivery", kept_as(waiting), "waiting", "{}", std::nullopt}));
    add(deliveries, aside);
    add(deliveries, waiting);
    CHECK(*deliveries.run(outbox.send(), noon) == 2);
    CHECK(deliveries.unreadable() == 0);
  });
}

TEST_CASE("what was delivered is not sent again because its row cannot be read") {
  const auto store = desk::Store::in_memory();
  Deliveries deliveries(*store, 30);
  Outbox outbox;
  const auto notice = random_id<NoticeId>();
  REQUIRE(store->put({"delivery", kept_as(notice), "delivered", "{}", noon + Hours(1)}));
  add(deliveries, notice);
  CHECK(*deliveries.run(outbox.send(), noon) == 0);
  CHECK(deliveries.failed(noon).value().empty());
}

TEST_CASE("a row that somebody else changed is counted and stops no other") {
  auto made = desk::memory_rows();
  auto* rows = made.get();
  const auto secret = desk::Secret::random();
  const auto store = desk::Store::open(std::move(made), secret).value();
  Deliveries deliveries(*store, 30);
  Outbox outbox;
  const auto notice = random_id<NoticeId>();
  add(deliveries, notice);
  const auto group = secret.derive("desk.names").tag({"group", "delivery", "waiting"});
  auto row = rows->list("delivery", group).value().at(0);
  row.sealed.back() ^= 1;
  REQUIRE(rows->put(row));
  add(deliveries, random_id<NoticeId>());
  CHECK(*deliveries.run(outbox.send(), noon) == 1);
  CHECK(deliveries.unreadable() == 1);
  add(deliveries, notice);
  CHECK(*deliveries.run(outbox.send(), noon) == 1);
  CHECK(deliveries.unreadable() == 0);
}

TEST_CASE("a delivery whose sending throws is tried again, and stops no other") {
  const auto store = desk::Store::in_memory();
  Deliveries deliveries(*store, 30);
  const auto unlucky = random_id<NoticeId>();
  add(deliveries, unlucky);
  add(deliveries, random_id<NoticeId>());
  std::set<std::string> handed;
  const auto send = [&](const Delivery& delivery, Instant now) {
    if (delivery.notice == unlucky && now == noon) throw 7;
    handed.insert(delivery.notice.text());
    return Outcome{Fate::delivered, ""};
  };
  CHECK(*deliveries.run(send, noon) == 2);
  CHECK(handed.size() == 1);
  CHECK(*deliveries.progress(unlucky, Channel::email, amara, noon) == Progress::waiting);
  CHECK(*deliveries.run(send, noon + Minutes(1)) == 1);
  CHECK(handed.contains(unlucky.text()));
}
