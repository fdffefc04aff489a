#include "notices/smtp.h"

#include <doctest/doctest.h>

#include "notices/loopback_relay.h"
#include "values/encoding.h"
#include "values/random.h"

using namespace haven;
using namespace haven::notices;

namespace {

Relay relay_at(std::uint16_t port) {
  Relay relay;
  relay.host = "127.0.0.1";
  relay.port = port;
  relay.guard = Relay::Guard::none;
  relay.patience = Seconds(5);
  return relay;
}

Envelope envelope() {
  return {*EmailAddress::read("haven@desk.example"),
          *EmailAddress::read("amara.o@northmere.example"), random_id<MailId>(),
          *read_instant("2027-04-17T06:34:00Z")};
}

Outcome send_to(const LoopbackRelay& relay, const std::string& text = "Subject: x\r\n\r\nx\r\n") {
  return send_mail(relay_at(relay.port()), envelope(), text);
}

}  // namespace

TEST_CASE(
    "a mail arrives byte for byte, from us, to one receiver, greeted without this machine's "
    "name") {
  LoopbackRelay relay;
  const auto mail = envelope();
  const auto text = mail_text(mail, compose(Wording::urgent, random_id<NoticeId>(),
                                            *SignInAddress::read("https://haven.example")));
  CHECK(send_mail(relay_at(relay.port()), mail, text).fate == Fate::delivered);
  const auto received = relay.received();
  REQUIRE(received.size() == 1);
  CHECK(received[0].greeting == "desk.example");
  CHECK(received[0].from == "haven@desk.example");
  CHECK(received[0].to == "amara.o@northmere.example");
  CHECK(received[0].text == text);
  CHECK(received[0].signed_in.empty());
}

TEST_CASE("lines that begin with a dot, or are one, arrive as they were") {
  LoopbackRelay relay;
  const std::string text = ".\r\n..\r\nSubject: x\r\n\r\n.hidden\r\n.\r\nafter\r\n";
  CHECK(send_to(relay, text).fate == Fate::delivered);
  REQUIRE(relay.received().size() == 1);
  CHECK(relay.received()[0].text == text);
}

TEST_CASE("we sign in when we have a name to sign in with") {
  LoopbackRelay relay;
  auto settings = relay_at(relay.port());
  settings.user = "haven";
  settings.password = "s3cret";
  CHECK(send_mail(settings, envelope(), "x\r\n").fate == Fate::delivered);
  const auto signed_in = relay.received().at(0).signed_in;
  REQUIRE(signed_in.starts_with("PLAIN "));
  CHECK(*from_base64(signed_in.substr(6)) == std::string("\0haven\0s3cret", 13));
}

TEST_CASE("a receiver who is refused for good is refused") {
  LoopbackRelay relay;
  relay.always("RCPT", "550 5.1.1 no such mailbox");
  const auto outcome = send_to(relay);
  CHECK(outcome.fate == Fate::refused);
  CHECK(outcome.because == "The relay answered 550 to RCPT");
  CHECK(relay.received().empty());
}

TEST_CASE("a mail that is refused after it was read is refused") {
  LoopbackRelay relay;
  relay.always(".", "554 5.6.0 not this");
  CHECK(send_to(relay).fate == Fate::refused);
  CHECK(relay.received().empty());
}

TEST_CASE("a relay that is busy at any point is tried later") {
  for (const auto* command : {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."}) {
    LoopbackRelay relay;
    relay.always(command, "451 4.3.0 later");
    CHECK_MESSAGE(send_to(relay).fate == Fate::try_later, command);
    CHECK(relay.received().empty());
  }
}

TEST_CASE("a relay that is busy at first takes the mail the next time") {
  LoopbackRelay relay;
  relay.answer("RCPT", [](int before) -> std::optional<std::string> {
    if (before == 0) return "450 4.2.1 grey";
    return std::nullopt;
  });
  CHECK(send_to(relay).fate == Fate::try_later);
  CHECK(send_to(relay).fate == Fate::delivered);
  CHECK(relay.received().size() == 1);
}

TEST_CASE("a relay that does not accept our sign-in or sender is no fault of the message") {
  LoopbackRelay relay;
  auto settings = relay_at(relay.port());
  settings.user = "haven";
  settings.password = "wrong";
  relay.always("AUTH", "535 5.7.8 no");
  CHECK(send_mail(settings, envelope(), "x\r\n").fate == Fate::try_later);
  relay.always("MAIL", "550 5.7.1 not you");
  CHECK(send_to(relay).fate == Fate::try_later);
}

TEST_CASE("a relay that falls silent is left after the time we have") {
  for (const auto* command : {"greeting", "RCPT", "."}) {
    LoopbackRelay relay;
    relay.always(command, LoopbackRelay::silence);
    auto settings = relay_at(relay.port());
    settings.patience = Seconds(1);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(send_mail(settings, envelope(), "x\r\n").fate == Fate::try_later);
    CHECK(std::chrono::steady_clock::now() - begun < Seconds(3));
  }
}

TEST_CASE("nobody at the other end is tried later") {
  std::uint16_t port = 0;
  {
    const LoopbackRelay gone;
    port = gone.port();
  }
  CHECK(send_mail(relay_at(port), envelope(), "x\r\n").fate == Fate::try_later);
}

TEST_CASE("where a guarded way was asked for, nothing is said in the clear") {
  for (const auto guard : {Relay::Guard::starttls, Relay::Guard::tls}) {
    LoopbackRelay relay;
    auto settings = relay_at(relay.port());
    settings.guard = guard;
    settings.user = "haven";
    settings.password = "s3cret";
    settings.patience = Seconds(1);
    CHECK(send_mail(settings, envelope(), "x\r\n").fate == Fate::try_later);
    CHECK(relay.count("AUTH") == 0);
    CHECK(relay.count("MAIL") == 0);
  }
}

TEST_CASE("what is told about a failure names no address") {
  LoopbackRelay relay;
  relay.always("RCPT", "550 5.1.1 <amara.o@northmere.example> unknown");
  CHECK(send_to(relay).because.find("amara") == std::string::npos);
}

TEST_CASE("a relay elsewhere needs a guarded way, a host and some patience") {
  Relay relay;
  relay.host = "relay.example";
  CHECK(check_relay(relay));
  relay.guard = Relay::Guard::none;
  CHECK_FALSE(check_relay(relay));
  relay.host = "127.0.0.1";
  CHECK(check_relay(relay));
  relay.patience = Seconds(0);
  CHECK_FALSE(check_relay(relay));
  for (const auto* host : {"", "a/b", "user@relay.example", "relay.example?x", "a b", "a\r\nb"}) {
    Relay bad;
    bad.host = host;
    CHECK_FALSE_MESSAGE(check_relay(bad), host);
  }
}
