#pragma once
#include <memory>
#include <vector>

#include "cases/cases.h"
#include "desk/store.h"
#include "notices/deliveries.h"
#include "notices/telling_rules.h"
#include "values/mutex.h"

/// E-mails and text messages, worked out from the notices that the ledger holds. How far this has
/// come is kept in the desk: a stop between telling and sending loses nothing, and what was done is
/// not done again.
namespace haven::notices {

struct MailingOptions {
  bool has_email = false;
  bool has_sms = false;
};

class Mailing {
 public:
  /// Follows from here on. All that it is given must outlive it.
  Mailing(cases::Cases& cases, desk::Store& desk, Deliveries& deliveries, MailingOptions options,
          const TellingRules& telling);

  /// Takes on what each notice since the last time asks for; how many notices that were. On a desk
  /// that knows of no last time it begins with what comes. Problem: the desk refuses; what was not
  /// taken on waits for the next time.
  Result<std::size_t> take_on(Instant now);

 private:
  using Notices = std::vector<std::shared_ptr<const cases::Event>>;
  Result<void> begin(Instant now);
  Result<void> take_on(const cases::Event& notice, Instant now);

  cases::Cases& cases_;
  desk::Store& desk_;
  Deliveries& deliveries_;
  const MailingOptions options_;
  const TellingRules& telling_;
  const std::uint64_t first_;  ///< How far the ledger was when this began to follow.
  bool has_begun_ = false;     ///< For the one thread that takes on.
  Mutex mutex_;
  Notices waiting_ GUARDED_BY(mutex_);  ///< Told and not yet taken on, in the order of the ledger.
  cases::Listening listening_;          ///< Ends first.
};

/// Five in the afternoon, London time, of the day of `moment`, or of the next if that has passed.
Instant next_afternoon(Instant moment);

}  // namespace haven::notices
