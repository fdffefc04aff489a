#include "cases/credentials.h"

#include "cases/seals.h"
#include "ledger/random.h"
#include "values/encoding.h"

namespace haven::cases {
namespace {

constexpr auto account = row_of(Seal::account).compartment;

NewEvent set(std::string type, std::string field, std::string value, Instant now) {
  NewEvent event{std::move(type), Span::at(now), {}, ledger::random_id<haven::EventKind>()};
  event.fields[std::move(field)] = std::move(value);
  return event;
}

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
  return set("person.password", "hash", std::move(hash), now);
}

NewEvent authenticator_enrolled(std::string_view secret, Instant now) {
  return set("person.totp", "secret", to_base32(secret), now);
}

}  // namespace haven::cases
