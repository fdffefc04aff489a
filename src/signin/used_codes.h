#pragma once
#include <optional>

#include "desk/store.h"
#include "signin/totp.h"
#include "values/ids.h"
#include "values/mutex.h"

namespace haven::signin {

/// Which step each person's last code was for, so that a code seen over a shoulder is worth
/// nothing. Kept until no code of that step can be accepted any more.
class UsedCodes {
 public:
  explicit UsedCodes(desk::Store& store) : store_(store) {}

  /// Accepts a code once. Problem (not_allowed): it is wrong, too old or used.
  Result<void> use(PersonId person, std::string_view secret, std::string_view code, Instant now);

 private:
  Result<void> keep(PersonId person, TotpStep step, Instant now) REQUIRES(mutex_);
  Result<std::optional<TotpStep>> last(PersonId person, Instant now) REQUIRES(mutex_);

  desk::Store& store_ GUARDED_BY(mutex_);
  Mutex mutex_;
};

}  // namespace haven::signin
