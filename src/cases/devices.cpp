#include "cases/devices.h"

#include "cases/events.h"

namespace haven::cases {

Result<bool> is_enrolled(const Cases& cases, PersonId person, std::string_view device,
                         Instant now) {
  const auto& ledger = cases.ledger();
  bool enrolled = false;
  const auto entries = TRY(ledger.read(ledger::StreamId{person.bytes}));
  for (const auto& entry : *entries) {
    const auto event =
        TRY(read_track(TRY(ledger.open(entry, ledger::track)), entry, cases.vocabulary()));
    if (said<events::device_enrolled, "device">(event) != device) continue;
    const auto until = read_instant(said<events::device_enrolled, "until">(event));
    enrolled = until && now < *until;
  }
  return enrolled;
}

}  // namespace haven::cases
