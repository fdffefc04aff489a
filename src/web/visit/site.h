#pragma once
#include <functional>
#include <memory>
#include <string>

#include "cases/match_claim.h"
#include "casework/openings.h"
#include "casework/to_do.h"
#include "desk/store.h"
#include "guidelines/reading/cards.h"
#include "notices/inbox.h"
#include "notices/telling_rules.h"
#include "notices/untold.h"
#include "signin/attempts.h"
#include "signin/password.h"
#include "signin/password_policy.h"
#include "signin/session.h"
#include "signin/slow_work.h"
#include "signin/used_codes.h"

/// What every page stands on. Wired together once, in main.
namespace haven::web {

class Board;
class Languages;

/// The only clock that pages read.
struct Clock {
  std::function<Instant()> now;
  /// Forward only; empty everywhere but in a demonstration.
  std::function<void(Seconds)> advance = {};
  /// The time without those steps, which sessions live by: whoever moves the clock of the invented
  /// nation stays signed in.
  std::function<Instant()> unmoved;
};

/// How browsers reach Haven.
enum class Transport {
  tls,
  plain_loopback,  ///< The demonstration on 127.0.0.1, where browsers refuse "__Host-".
};

/// What is to leave by e-mail or text message, for whoever keeps the machines.
struct Messages {
  std::size_t waiting = 0;
  std::size_t not_arrived = 0;  ///< Nobody took them for three days, or the address was refused.
  std::size_t unreadable = 0;
  bool has_email = false;  ///< Whether there is a relay to send by.
  bool has_sms = false;
};

struct Site {
  cases::Cases& cases;
  desk::Store& desk;
  const desk::Secret& secret;
  const guidelines::Cards& cards;
  const Languages& languages;
  notices::Inbox& inbox;
  const notices::TellingRules& telling;
  casework::Openings& openings;
  casework::ToDo& to_do;
  Board& board;
  Clock clock;
  Transport transport;
  signin::Sessions& sessions;
  signin::Attempts& attempts;
  const signin::Passwords& passwords;
  const signin::KnownPasswords& known_passwords;
  signin::UsedCodes& used_codes;
  signin::SlowWork& slow_work;
  cases::ClaimIndex& claim_index;
  /// Counts of what runs beside the pages, in the text format of Prometheus.
  std::function<std::string()> further_metrics = {};
  /// Of whom nobody could be told; reads no disk.
  std::function<notices::Untold()> untold = {};
  std::function<Result<Messages>()> messages = {};

  /// A ledger of invented people, marked so when it was made: only there can one sign in by a
  /// click, and move the clock.
  bool is_demonstration() const {
    return cases.ledger().environment() == ledger::Environment::demo;
  }
};

}  // namespace haven::web
