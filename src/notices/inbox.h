#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cases/cases.h"
#include "values/mutex.h"

/// What each person has been told and whether they have said so. Worked out from the ledger.
namespace haven::notices {

struct InboxEntry {
  std::string notice;  ///< "n:…"
  ChildId child{};
  std::string to;       ///< "u:…"
  std::string of;       ///< The event it is about, "e:…".
  std::string kind;     ///< That event's name.
  std::string by_whom;  ///< "u:…", where who did it is what is told; else empty.
  EventId event{};      ///< The notice itself, in the child's story.
  int step = 0;         ///< Of the ladder; 0 is the first telling.
  Instant sent{};
  std::optional<Instant> acknowledged;
};

class Inbox {
 public:
  /// Takes in what has happened, and follows from here on.
  explicit Inbox(cases::Cases& cases);

  /// Newest first.
  std::vector<InboxEntry> of(std::string_view user) const;
  std::size_t unread(std::string_view user) const;
  std::optional<InboxEntry> find(std::string_view notice) const;
  /// Everything sent about one event, oldest first.
  std::vector<InboxEntry> about(std::string_view event) const;

 private:
  void take_in(const cases::Event& event);

  mutable Mutex mutex_;
  std::unordered_map<std::string, InboxEntry> entries_ GUARDED_BY(mutex_);  ///< By notice.
  std::unordered_map<std::string, std::vector<std::string>> by_user_ GUARDED_BY(mutex_);
  std::unordered_map<std::string, std::vector<std::string>> by_event_ GUARDED_BY(mutex_);
  cases::Listening listening_;  ///< Ends first.
};

}  // namespace haven::notices
