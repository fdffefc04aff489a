#include "signin/used_codes.h"

#include <charconv>

namespace haven::signin {
namespace {

constexpr auto kind = "code";
/// Longer than any code can be accepted: two steps of drift and the present one.
constexpr Minutes remembered{5};

std::optional<TotpStep> read(const std::optional<desk::Entry>& entry) {
  if (!entry) return std::nullopt;
  TotpStep step = 0;
  const auto& text = entry->value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
  ENSURE(error == std::errc() && end == text.data() + text.size());
  return step;
}

}  // namespace

Result<void> UsedCodes::use(PersonId person, std::string_view secret, std::string_view code,
                            Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto last = read(TRY(store_.get(kind, person.text(), now)));
  const auto step = accept_totp(secret, code, now, last);
  if (!step)
    return problem("The code is not right, or was used already; wait for the next one", "code",
                   Problem::Kind::not_allowed);
  return store_.put({kind, person.text(), "", std::to_string(*step), now + remembered});
}

}  // namespace haven::signin
