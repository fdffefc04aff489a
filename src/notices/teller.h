#pragma once
#include <atomic>
#include <functional>
#include <optional>
#include <set>
#include <thread>

#include "notices/deliveries.h"
#include "notices/inbox.h"
#include "notices/ladder.h"
#include "notices/mailing.h"
#include "notices/told.h"
#include "notices/untold.h"
#include "values/mutex.h"

/// Tells people. It follows the ledger, never a request: when it stops nothing is lost, and when it
/// starts again it catches up.
namespace haven::notices {

struct TellerOptions {
  std::function<Instant()> now;
  TellingRules telling;
  Ladder unanswered;    ///< Who is told next while nobody has acknowledged a missing report.
  Ladder long_missing;  ///< Who is told of a child who stays missing, answered or not.
  /// Hands a message over; empty when no relay and no gateway is set up.
  Deliveries::Send send;
  bool has_email = false;
  bool has_sms = false;
};

class Teller {
 public:
  Teller(cases::Cases& cases, const Inbox& inbox, desk::Store& desk, Deliveries& deliveries,
         TellerOptions options);
  ~Teller();

  /// Everything that is due to be told at `now` and has not been. Idempotent: a notice's id follows
  /// from its event, its reader and its step. It costs what is new, and the children who are
  /// missing. How many notices were sent. Problem: of one child nobody could be told; the others
  /// were, and that one is tried again.
  Result<std::size_t> tell(Instant now);

  Untold untold() const;
  /// How many children the next look is about: of whom there is news, who are missing, and of whom
  /// nobody could be told. It is what a look costs, however many children there are.
  std::size_t due() const;

  /// How many looks have come to nothing, by a problem or a fault of ours. Each is followed by
  /// another.
  std::size_t failures() const { return failures_; }

 private:
  using Batch = std::vector<cases::NewEvent>;  ///< To be kept about one child in one act.
  Result<bool> tell(const cases::Story& child, Instant now, std::size_t& count);
  bool is_told(const cases::Event& event) const;
  void first_telling(const cases::Story& child, const cases::Event& event, Instant now,
                     Batch& batch) const;
  void climb(const cases::Story& child, const cases::Event& report, Instant now,
             Batch& batch) const;
  void add(Batch& batch, const cases::Event& about, const std::string& user, int step) const;
  Result<void> keep(const cases::Story& child, const Batch& batch, Instant now);
  std::vector<std::string> people_on(const LadderStep& step, const cases::Story& child,
                                     Instant now) const;
  void note_untold(std::size_t children, Instant now);
  template <class Look>
  void count_failure_of(const Look& look);
  void tell_when_woken();
  void deliver_when_due();

  cases::Cases& cases_;
  const Inbox& inbox_;
  Deliveries& deliveries_;
  const TellerOptions options_;
  mutable Mutex mutex_;
  Condition wake_;
  bool has_news_ GUARDED_BY(mutex_) = true;
  std::set<ChildId> due_ GUARDED_BY(mutex_);  ///< Whose news and clocks have to be looked at.
  Untold untold_ GUARDED_BY(mutex_);
  bool closing_ GUARDED_BY(mutex_) = false;
  std::atomic<std::size_t> failures_ = 0;
  Mailing mailing_;
  std::thread telling_;
  std::thread delivering_;
  cases::Listening listening_;  ///< Ends first.
};

}  // namespace haven::notices
