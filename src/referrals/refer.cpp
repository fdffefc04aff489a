#include "referrals/refer.h"

#include "referrals/events.h"

namespace haven::referrals {

Result<cases::Decided> refer(const Referral& told, EventId id, Instant now) {
  const auto made = told.made.value_or(now);
  if (made > now) return problem("This is recorded once it has happened", "when");
  return cases::Decided{cases::New<events::nrm_referral_made>(id, Span::at(made))
                            .with<"reference">(told.reference)
                            .with<"by_whom">(told.by_whom),
                        {}};
}

}  // namespace haven::referrals
