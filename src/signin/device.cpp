#include "signin/device.h"

#include <charconv>

#include "values/encoding.h"

namespace haven::signin {
namespace {

std::string seconds(Instant moment) { return std::to_string(moment.time_since_epoch().count()); }

std::string signature(const desk::Secret& secret, std::string_view signed_text) {
  return to_base32(secret.tag({"signin.device", signed_text}));
}

}  // namespace

std::string device_token(const desk::Secret& secret, const ManagedDevice& device) {
  const auto text = device.id.text() + "." + seconds(device.until);
  return text + "." + signature(secret, text);
}

Result<ManagedDevice> read_device(const desk::Secret& secret, std::string_view token, Instant now) {
  const auto refused = problem("This device is not managed by an organisation in Haven", "",
                               Problem::Kind::not_allowed);
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  if (first == last) return refused;
  if (!desk::same_bytes(signature(secret, token.substr(0, last)), token.substr(last + 1)))
    return refused;

  // From here on it is what we wrote ourselves, though another version of us may have.
  const auto id = DeviceId::from_text(token.substr(0, first));
  const auto end = token.substr(first + 1, last - first - 1);
  Instant::rep until = 0;
  std::from_chars(end.data(), end.data() + end.size(), until);
  if (!id || now >= Instant(Seconds(until))) return refused;
  return ManagedDevice{*id, Instant(Seconds(until))};
}

}  // namespace haven::signin
