#pragma once
#include "cases/record.h"

/// Somebody says that they have read what they were told, and act on it.
namespace haven::notices {

struct Acknowledgement {
  std::string notice;  ///< "n:…"
  std::string by;      ///< "u:…"
};

/// What is recorded of it. Problem ("notice"): (not_found) nobody told them so about this child;
/// (moved_on) they have answered.
Result<cases::Decided> acknowledge(const cases::Story& child, const Acknowledgement& told,
                                   EventId id, Instant now);

}  // namespace haven::notices
