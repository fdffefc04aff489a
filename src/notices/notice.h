#pragma once
#include <string>
#include <string_view>

#include "cases/event.h"
#include "notices/inbox.h"

namespace haven::notices {

/// One telling of one person: its row in their inbox, and the event that keeps it.
struct Notice {
  InboxEntry entry;
  cases::NewEvent event;
};

/// Its id follows from the event it is about, the reader and the step of the ladder: however often
/// it is made, it is the same notice. `channels` is "inbox", and what else it goes by.
Notice notice_of(const ledger::Ledger& ledger, EventId about, const cases::EventKind& kind,
                 const std::string& user, int step, std::string channels);

}  // namespace haven::notices
