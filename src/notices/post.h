#pragma once
#include <optional>

#include "notices/deliveries.h"
#include "notices/sms.h"
#include "notices/smtp.h"

/// The way out of an installation: which relay, which gateway, and in whose name.
namespace haven::notices {

struct Mailbox {
  Relay relay;
  EmailAddress from;
};

struct Post {
  SignInAddress sign_in;
  std::optional<Mailbox> mail;
  std::optional<Gateway> texts;
};

/// Hands one delivery over, and waits. A channel that is not set up refuses, so that it is seen.
Outcome hand_over(const Post& post, const Delivery& delivery, Instant now);

}  // namespace haven::notices
