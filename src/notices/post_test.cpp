#include "notices/post.h"

#include <doctest/doctest.h>

#include "desk/temporary_desk.h"
#include "notices/loopback_relay.h"
#include "values/random.h"

using namespace haven;
using namespace haven::notices;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");
const auto amara = random_id<PersonId>();

Post post_through(std::uint16_t port) {
  Relay relay;
  relay.host = "127.0.0.1";
  relay.port = port;
  relay.guard = Relay::Guard::none;
  relay.patience = Seconds(2);
  return {*SignInAddress::read("https://haven.example"),
          Mailbox{relay, *EmailAddress::read("haven@desk.example")}, std::nullopt};
}

}  // namespace

TEST_CASE("an urgent notice reaches a mailbox through a relay that was busy, over a restart") {
  desk::TemporaryDesk kept;
  LoopbackRelay relay;
  const auto post = post_through(relay.port());
  const auto send = [&](const Delivery& delivery, Instant now) {
    return hand_over(post, delivery, now);
  };
  const auto notice = random_id<NoticeId>();
  {
    Deliveries deliveries(kept.store(), 30);
    REQUIRE(deliveries.add(notice, Channel::email, amara, "amara.o@northmere.example",
                           Wording::urgent, noon, noon));
    relay.always("MAIL", "421 4.3.2 closing");
    REQUIRE(deliveries.run(send, noon));
    CHECK(relay.received().empty());
  }
  kept.restart();
  Deliveries deliveries(kept.store(), 30);
  relay.answer("MAIL", [](int) { return std::nullopt; });
  REQUIRE(deliveries.run(send, noon + Minutes(1)));
  REQUIRE(deliveries.run(send, noon + Minutes(2)));
  REQUIRE(relay.received().size() == 1);
  CHECK(relay.received()[0].to == "amara.o@northmere.example");
  CHECK(relay.received()[0].text.find("https://haven.example/notices/" + notice.text()) !=
        std::string::npos);
  CHECK(*deliveries.progress(notice, Channel::email, amara, noon) == Progress::delivered);
}

TEST_CASE("a channel that is not set up, and an address that is none, are refused at once") {
  const auto post = post_through(1);
  Delivery delivery{random_id<NoticeId>(),
                    Channel::sms,
                    amara,
                    "+447700900123",
                    Wording::urgent,
                    random_id<MailId>(),
                    noon,
                    noon,
                    0,
                    ""};
  CHECK(hand_over(post, delivery, noon).because == "No gateway for text messages is set up");
  delivery.channel = Channel::email;
  CHECK(hand_over(post, delivery, noon).because == "The e-mail address cannot be used");
  CHECK(hand_over({post.sign_in, {}, {}}, delivery, noon).because == "No e-mail relay is set up");
  CHECK(hand_over(post, delivery, noon).fate == Fate::refused);
}
