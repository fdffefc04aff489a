#pragma once
#include "cases/record.h"

/// The reasonable grounds decision: the first that the National Referral Mechanism takes.
namespace haven::referrals {

/// What is told of a positive one.
struct PositiveGrounds {
  std::optional<Instant> decided;  ///< Nothing: now.
  std::string from;                ///< Who decided, in words.
  std::string route;               ///< Who decides the case: central or panel; empty: not said.
  std::string earlier_only;        ///< yes, no or unknown; empty: not said.
};

/// What is told of a negative one. It ends no duty to keep the child safe.
struct NegativeGrounds {
  std::optional<Instant> decided;  ///< Nothing: now.
  std::string from;                ///< Who decided, in words.
  std::string reasons;             ///< As given.
};

/// What is recorded of it. Problem ("when"): it lies ahead; ("event"): no referral was made yet.
Result<cases::Decided> record_grounds(const cases::Story& child, const PositiveGrounds& told,
                                      EventId id, Instant now);
Result<cases::Decided> record_grounds(const cases::Story& child, const NegativeGrounds& told,
                                      EventId id, Instant now);

}  // namespace haven::referrals
