#pragma once
#include <atomic>
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "desk/store.h"
#include "notices/mail.h"
#include "notices/message.h"
#include "notices/outcome.h"
#include "values/moment.h"
#include "values/mutex.h"

/// What is on its way to whom, kept until it has arrived.
namespace haven::notices {

enum class Channel { email, sms };

std::string_view name_of(Channel channel);

/// One message to one person by one channel.
struct Delivery {
  NoticeId notice;
  Channel channel = Channel::email;
  PersonId person;
  std::string address;  ///< As EmailAddress or PhoneNumber prints it.
  Wording wording = Wording::to_read;
  MailId mail;  ///< The same at every try.
  Instant queued;
  Instant next;         ///< Not to be tried before.
  int tries = 0;        ///< So far.
  std::string because;  ///< What came of the last try.

  bool operator==(const Delivery&) const = default;
};

/// How long after the `tries`-th try the next one comes: 1, 2, 4 ... 30 minutes.
Minutes back_off(int tries);

/// Where a delivery stands.
enum class Progress {
  unknown,  ///< Nobody asked for it, or it was long ago.
  waiting,
  delivered,
  refused,     ///< The address is wrong: somebody has to be told in another way.
  given_up,    ///< Nobody took it for three days.
  unreadable,  ///< What is kept of it cannot be read: set aside, and tried no more.
};

/// The deliveries of an installation, kept in the desk. A notice goes to a person by a channel
/// once, however often it is asked for. Should the program stop between handing a message over and
/// noting it, the message is handed over again with the same id: rather twice than never.
class Deliveries {
 public:
  using Send = std::function<Outcome(const Delivery&, Instant now)>;

  Deliveries(desk::Store& store, int a_minute) : store_(store), a_minute_(a_minute) {}

  /// Takes a delivery on, to be tried from `not_before` on; does nothing when it was taken on
  /// before, whatever came of it, unless nobody can read any more what it was.
  Result<void> add(NoticeId notice, Channel channel, PersonId person, std::string_view address,
                   Wording wording, Instant now, Instant not_before);

  /// Tries what is due, urgent first, then oldest first, at most as many as this minute has left.
  /// `send` may take its time; it is called without a lock, and twice at once for no delivery. What
  /// it throws is a try that came to nothing. A delivery that cannot be read is set aside.
  /// How many were tried. Problem: the desk could not be read or written.
  Result<std::size_t> run(const Send& send, Instant now);

  Result<Progress> progress(NoticeId notice, Channel channel, PersonId person, Instant now);
  Result<std::vector<Delivery>> waiting(Instant now);
  /// What did not arrive and will not be tried again, for the operator's page.
  Result<std::vector<Delivery>> failed(Instant now);
  /// How many there are that cannot be read, as the last run() found them: for operators.
  std::size_t unreadable() const { return unreadable_; }

 private:
  Result<void> set_aside(Instant now);
  Result<std::optional<Delivery>> claim(Instant now);
  Result<void> note(Delivery delivery, const Outcome& outcome, Instant now);
  Result<void> keep(const Delivery& delivery, Progress progress, Instant now) REQUIRES(mutex_);
  Result<std::vector<Delivery>> list(Progress progress, Instant now);
  bool has_room(Instant now) REQUIRES(mutex_);

  desk::Store& store_;
  const int a_minute_;
  Mutex mutex_;
  std::set<std::string> in_hand_ GUARDED_BY(mutex_);  ///< Keys of what is being sent.
  std::deque<Instant> sent_ GUARDED_BY(mutex_);       ///< The tries of the last minute.
  std::atomic<std::size_t> unreadable_ = 0;
};

}  // namespace haven::notices
