#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "desk/secret.h"
#include "desk/store.h"
#include "values/moment.h"
#include "values/mutex.h"

/// How often sign-in may be tried, for an account and for a network. A name that nobody has is
/// treated as one that somebody has, so nothing is learned by trying.
namespace haven::signin {

/// The moments of failed attempts, oldest first; as many as matter.
using Failures = std::vector<Instant>;

enum class Gate {
  open,
  wait,    ///< 1, 2, 4 ... 60 seconds after the last failure.
  closed,  ///< 15 minutes after the tenth failure in an hour.
};

struct Standing {
  Gate gate = Gate::open;
  Instant until;  ///< The first moment at which it is open again; `now` when it is.

  bool operator==(const Standing&) const = default;
};

/// What an account's failures mean at `now`.
Standing account_standing(const Failures& failures, Instant now);
/// The failures with one more at `now`, without those that no longer matter.
Failures after_failure(const Failures& failures, Instant now);

/// What a network's attempts of any outcome mean at `now`: at most 30 in any 60 seconds.
Standing network_standing(const std::vector<Instant>& attempts, Instant now);
std::vector<Instant> after_attempt(const std::vector<Instant>& attempts, Instant now);

/// Whose attempts are counted together: an IPv4 address, or the first 64 bits of an IPv6 one.
/// Problem: `address` is neither.
Result<std::string> network_of(std::string_view address);

/// In bytes, without outer blanks. No name in the register is longer.
inline constexpr std::size_t longest_sign_in_name = 64;

/// How many names and how many networks are counted at once; the one whose last attempt is longest
/// ago is forgotten for one more. Every attempt on a name costs a password check, and all there can
/// be in the hour that a failure counts are fewer (slow_work.h): a flood of other names does not
/// make a name forgotten before its failures are.
inline constexpr std::size_t most_counted = 40'000;

/// The same, remembered in the desk. An attempt counts as failed from its beginning, so that many
/// at once gain nothing; who succeeds is cleared. What is kept and cannot be read counts as a gate
/// that closes now.
class Attempts {
 public:
  explicit Attempts(desk::Store& store, std::size_t most = most_counted)
      : store_(store), most_(most) {}

  /// Counts an attempt, if the gate is open. `name` as typed: case and outer blanks do not matter.
  /// Problem (not_allowed): the name is too long to be anybody's; then nothing is kept.
  Result<Standing> begin(std::string_view name, std::string_view network, Instant now);
  /// Every factor was right.
  Result<void> succeeded(std::string_view name);
  /// It could not be judged after all: too many were waiting, or the register could not be read.
  Result<void> withdraw(std::string_view name, Instant begun);

 private:
  desk::Store& store_ GUARDED_BY(mutex_);
  const std::size_t most_;
  Mutex mutex_;
};

}  // namespace haven::signin
