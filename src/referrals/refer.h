#pragma once
#include "cases/record.h"

/// Referring a child to the National Referral Mechanism.
namespace haven::referrals {

/// What is told of a referral that was made.
struct Referral {
  std::optional<Instant> made;  ///< Nothing: now.
  std::string reference;        ///< Empty: none was given.
  std::string by_whom;          ///< "o:…": the first responder organisation.
};

/// What is recorded of it. Problem ("when"): it lies ahead.
Result<cases::Decided> refer(const Referral& told, EventId id, Instant now);

}  // namespace haven::referrals
