#pragma once
#include <string>

#include "notices/mail.h"
#include "notices/outcome.h"
#include "values/moment.h"

/// Text messages through a gateway that speaks HTTP.
namespace haven::notices {

struct Gateway {
  std::string url;            ///< https, or http to this machine.
  std::string authorization;  ///< The whole header, such as "Bearer ..."; empty: none.
  std::string authorities;    ///< A file of certificates to trust; empty: those of the system.
  Seconds patience{10};
};

/// Problem: not an https address, nor http to this machine.
Result<void> check_gateway(const Gateway& gateway);

/// POST {"text":"...","to":"+44..."} with `id` as Idempotency-Key, and waits: for a thread of its
/// own. Any 2xx is delivered. 400 and 422 say that the number is wrong: refused. Everything else
/// may be our own settings or the gateway's trouble: try_later.
Outcome send_sms(const Gateway& gateway, const PhoneNumber& to, MailId id, const Message& message);

}  // namespace haven::notices
