#include "referrals/grounds.h"

#include "referrals/events.h"

namespace haven::referrals {
namespace {

Result<Span> when_decided(const cases::Story& child, std::optional<Instant> decided, Instant now) {
  const auto when = decided.value_or(now);
  if (when > now) return problem("This is recorded once it has happened", "when");
  if (child.last(events::nrm_referral_made) == nullptr)
    return problem("Record the referral before its decision", "event");
  return Span::at(when);
}

}  // namespace

Result<cases::Decided> record_grounds(const cases::Story& child, const PositiveGrounds& told,
                                      EventId id, Instant now) {
  const auto when = TRY(when_decided(child, told.decided, now));
  return cases::Decided{cases::New<events::nrm_rg_positive>(id, when)
                            .with<"from">(told.from)
                            .with<"route">(told.route)
                            .with<"earlier_only">(told.earlier_only),
                        {}};
}

Result<cases::Decided> record_grounds(const cases::Story& child, const NegativeGrounds& told,
                                      EventId id, Instant now) {
  const auto when = TRY(when_decided(child, told.decided, now));
  return cases::Decided{
      cases::New<events::nrm_rg_negative>(id, when).with<"from">(told.from).with<"reasons">(
          told.reasons),
      {}};
}

}  // namespace haven::referrals
