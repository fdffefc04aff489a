#include "main/messages.h"

#include <charconv>

#include "notices/sms.h"
#include "notices/smtp.h"

namespace haven::program {
namespace {

using notices::Delivery;
using notices::Outcome;

Result<notices::Relay> relay_of(const ServeOptions& options) {
  notices::Relay relay;
  const auto colon = options.relay.rfind(':');
  relay.host = options.relay.substr(0, colon);
  if (colon != std::string::npos) {
    const auto port = std::string_view(options.relay).substr(colon + 1);
    const auto read = std::from_chars(port.data(), port.data() + port.size(), relay.port);
    if (read.ec != std::errc{} || read.ptr != port.data() + port.size())
      return problem("The mail relay is not written as HOST:PORT", "--relay");
  }
  relay.guard = options.relay_guard == "none"  ? notices::Relay::Guard::none
                : options.relay_guard == "tls" ? notices::Relay::Guard::tls
                                               : notices::Relay::Guard::starttls;
  TRY(notices::check_relay(relay));
  return relay;
}

}  // namespace

Result<notices::Deliveries::Send> sender(const ServeOptions& options) {
  if (options.relay.empty() && options.gateway.empty()) return notices::Deliveries::Send{};
  const auto address = TRY(notices::SignInAddress::read(options.sign_in_address));
  std::optional<notices::Relay> relay;
  std::optional<notices::EmailAddress> from;
  if (!options.relay.empty()) {
    relay = TRY(relay_of(options));
    from = TRY(notices::EmailAddress::read(options.mail_from));
  }
  std::optional<notices::Gateway> gateway;
  if (!options.gateway.empty()) {
    gateway = notices::Gateway{};
    gateway->url = options.gateway;
    TRY(notices::check_gateway(*gateway));
  }
  return notices::Deliveries::Send([=](const Delivery& delivery, Instant now) -> Outcome {
    const auto message = notices::compose(delivery.wording, delivery.notice, address);
    if (delivery.channel == notices::Channel::sms && gateway) {
      const auto to = notices::PhoneNumber::read(delivery.address);
      if (!to) return {notices::Fate::refused, "not a telephone number"};
      return notices::send_sms(*gateway, *to, delivery.mail, message);
    }
    if (delivery.channel == notices::Channel::email && relay) {
      const auto to = notices::EmailAddress::read(delivery.address);
      if (!to) return {notices::Fate::refused, "not an e-mail address"};
      const notices::Envelope envelope{*from, *to, delivery.mail, now};
      return notices::send_mail(*relay, envelope, notices::mail_text(envelope, message));
    }
    return {notices::Fate::try_later, "no way is set up"};
  });
}

}  // namespace haven::program
