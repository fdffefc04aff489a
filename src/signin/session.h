#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/store.h"
#include "signin/device.h"
#include "values/ids.h"
#include "values/mutex.h"

/// Who is at the other end, from sign-in to sign-out (OWASP ASVS 5.0, V7).
namespace haven::signin {

/// The same through every renewal of the token, and no secret: pages may list it.
using SessionId = Id<struct SessionTag>;

/// A fresh second factor, given for one act such as "reveal:" and the child's id.
struct StepUp {
  std::string act;
  Instant given;

  bool operator==(const StepUp&) const = default;
};

struct Session {
  SessionId id;
  PersonId person;
  Instant created;
  Instant last_seen;               ///< Within ten seconds, and never later than it was.
  std::optional<DeviceId> device;  ///< The managed device it began on.
  std::optional<StepUp> step_up;

  bool operator==(const Session&) const = default;
};

/// How long ago a fresh second factor was given for exactly this act; nothing if it was not.
std::optional<Seconds> step_up_age(const Session& session, std::string_view act, Instant now);

struct SessionTimes {
  Minutes idle{15};
  Hours absolute{10};
};
inline constexpr std::size_t most_sessions = 2;  ///< At once, for one person.

/// The moment the session ends if nobody does anything.
Instant ends(const Session& session, const SessionTimes& times = {});

/// What asks: a person who is there, or a page that refreshes itself, which keeps nothing alive.
enum class AskedBy { person, page };

struct OpenSession {
  std::string token;  ///< For the cookie. 256 random bits; only its SHA-256 is kept.
  Session session;
};

/// Problems: `not_allowed` when there is no such session any more, whatever the reason. One that
/// cannot be read is none.
class Sessions {
 public:
  explicit Sessions(desk::Store& store, SessionTimes times = {}) : store_(store), times_(times) {}

  /// After a sign-in. Ends the person's oldest session if there would be more than two.
  Result<OpenSession> begin(PersonId person, std::optional<DeviceId> device, Instant now);
  Result<Session> find(std::string_view token, AskedBy by, Instant now);
  /// After a fresh second factor: the same session under a new token; the old one is dead at once.
  Result<OpenSession> step_up(std::string_view token, std::string_view act, Instant now);

  /// The person's own, oldest first.
  Result<std::vector<Session>> list(PersonId person, Instant now);
  Result<void> end(std::string_view token);
  /// One of the person's own, from the list of them. Problem (not_found): it is not theirs.
  Result<void> end_one(PersonId person, SessionId session, Instant now);
  /// On leaving, and when a factor is changed.
  Result<void> end_all(PersonId person, Instant now);

 private:
  struct Kept;
  Result<Kept> live(std::string_view token, Instant now) REQUIRES(mutex_);
  Result<std::vector<Kept>> of(PersonId person, Instant now) REQUIRES(mutex_);
  Result<void> keep(const Kept& kept) REQUIRES(mutex_);

  desk::Store& store_ GUARDED_BY(mutex_);
  SessionTimes times_;
  Mutex mutex_;  ///< A session that is being ended must not be written back.
};

}  // namespace haven::signin
