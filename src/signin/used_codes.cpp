#include "signin/used_codes.h"

#include <charconv>

namespace haven::signin {
namespace {

constexpr auto kind_of_code = "code";
/// Longer than any code can be accepted: two steps of drift and the present one.
constexpr Minutes remembered{5};

/// Nothing when `value` is no step of a code that can have been accepted by now.
std::optional<TotpStep> read(std::string_view value, Instant now) {
  TotpStep step = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), step);
  const bool is_whole = error == std::errc() && end == value.data() + value.size();
  if (!is_whole || step < 0 || step > newest_step(now)) return std::nullopt;
  return step;
}

}  // namespace

Result<void> UsedCodes::keep(PersonId person, TotpStep step, Instant now) {
  return store_.put({kind_of_code, person.text(), "", std::to_string(step), now + remembered});
}

Result<std::optional<TotpStep>> UsedCodes::last(PersonId person, Instant now) {
  const auto entry = TRY(store_.get(kind_of_code, person.text(), now));
  if (!entry) return std::nullopt;
  if (const auto step = read(entry->value, now)) return step;
  // Any code may have been used: all that can be typed now are, and the next one is good again.
  TRY(keep(person, newest_step(now), now));
  return newest_step(now);
}

Result<void> UsedCodes::use(PersonId person, std::string_view secret, std::string_view code,
                            Instant now) {
  const Lock lock(mutex_);
  const auto step = accept_totp(secret, code, now, TRY(last(person, now)));
  if (!step)
    return problem("The code is not right, or was used already; wait for the next one", "code",
                   Problem::Kind::not_allowed);
  return keep(person, *step, now);
}

}  // namespace haven::signin
