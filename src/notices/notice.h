#pragma once
#include <string>

#include "cases/cases.h"

namespace haven::notices {

/// The event that tells one person of another. Its id follows from the event it is about, the
/// reader and the step of the ladder: however often it is made, it is the same notice. `channels`
/// is "inbox", and what else it goes by.
cases::NewEvent notice_of(const ledger::Ledger& ledger, EventId about, const cases::EventKind& kind,
                          const std::string& user, int step, std::string channels);

}  // namespace haven::notices
