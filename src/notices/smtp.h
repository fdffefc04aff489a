#pragma once
#include <cstdint>
#include <string>

#include "notices/mail.h"
#include "notices/outcome.h"
#include "values/moment.h"

/// E-mail through one relay that the operator names.
namespace haven::notices {

struct Relay {
  enum class Guard {
    none,      ///< Only to a relay on this machine.
    starttls,  ///< Begins in the clear and must change over before anything is said.
    tls,       ///< From the first byte.
  };
  std::string host;
  std::uint16_t port = 587;
  Guard guard = Guard::starttls;
  std::string user;  ///< Empty: does not sign in.
  std::string password;
  std::string authorities;  ///< A file of certificates to trust; empty: those of the system.
  Seconds patience{20};     ///< For one mail, and once more for parting from a silent relay.
};

/// Problem: no host, or no guard on the way to another machine.
Result<void> check_relay(const Relay& relay);

/// Hands `text` over and waits: for a thread of its own. A relay that does not accept our own
/// sign-in or sender is `try_later`: the message is not at fault.
Outcome send_mail(const Relay& relay, const Envelope& envelope, const std::string& text);

}  // namespace haven::notices
