#include "cases/credentials.h"

#include "cases/events.h"
#include "cases/seals.h"
#include "values/encoding.h"
#include "values/random.h"

namespace haven::cases {
namespace {

constexpr auto account = row_of(Seal::account).compartment;

}  // namespace

Result<Credentials> credentials(const Cases& cases, PersonId person) {
  const auto& ledger = cases.ledger();
  Credentials found;
  const auto entries = TRY(ledger.read(ledger::StreamId{person.bytes}));
  for (const auto& entry : *entries) {
    if (!ledger.has(entry, account)) continue;
    const auto fields = TRY(read_fields(TRY(ledger.open(entry, account))));
    if (const auto hash = fields.find("hash"); hash != fields.end())
      found.password_hash = hash->second;
    if (const auto kept = fields.find("secret"); kept != fields.end()) {
      const auto secret = from_base32(kept->second);
      if (!secret)
        return problem("An authenticator's secret cannot be read", {}, Problem::Kind::broken);
      found.totp_secret = *secret;
    }
  }
  return found;
}

NewEvent password_set(std::string hash, Instant now) {
  return New<events::person_password>(random_id<EventId>(), Span::at(now))
      .with<"hash">(std::move(hash));
}

NewEvent authenticator_enrolled(std::string_view secret, Instant now) {
  return New<events::person_totp>(random_id<EventId>(), Span::at(now))
      .with<"secret">(to_base32(secret));
}

}  // namespace haven::cases
