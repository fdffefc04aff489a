#include "notices/post.h"

namespace haven::notices {
namespace {

Outcome refused(std::string because) { return {Fate::refused, std::move(because)}; }

Outcome by_mail(const Mailbox& mailbox, const Delivery& delivery, const Message& message,
                Instant now) {
  const auto to = EmailAddress::read(delivery.address);
  if (!to) return refused("The e-mail address cannot be used");
  const Envelope envelope{mailbox.from, *to, delivery.mail, now};
  return send_mail(mailbox.relay, envelope, mail_text(envelope, message));
}

Outcome by_text(const Gateway& gateway, const Delivery& delivery, const Message& message) {
  const auto to = PhoneNumber::read(delivery.address);
  if (!to) return refused("The telephone number cannot be used");
  return send_sms(gateway, *to, delivery.mail, message);
}

}  // namespace

Outcome hand_over(const Post& post, const Delivery& delivery, Instant now) {
  const auto message = compose(delivery.wording, delivery.notice, post.sign_in);
  switch (delivery.channel) {
    case Channel::email:
      if (post.mail) return by_mail(*post.mail, delivery, message, now);
      return refused("No e-mail relay is set up");
    case Channel::sms:
      if (post.texts) return by_text(*post.texts, delivery, message);
      return refused("No gateway for text messages is set up");
  }
  return refused("There is no such channel");
}

}  // namespace haven::notices
