#include "signin/one_time_codes.h"

#include <boost/json.hpp>

#include "desk/members.h"
#include "values/encoding.h"
#include "values/json.h"
#include "values/random.h"
#include "values/words.h"

namespace haven::signin {
namespace {

namespace json = boost::json;

constexpr std::string_view welcome_kind = "welcome";
constexpr std::string_view device_kind = "device-code";

/// Long enough to be handed over after a weekend.
constexpr Hours code_lasts{3 * 24};
/// 80 bits: nobody guesses one.
constexpr std::size_t code_bytes = 10;
constexpr std::size_t shortest_secret = 16;  ///< Bytes (RFC 4226, section 4).
constexpr std::size_t device_bytes = 16;

struct Asked {
  std::string_view kind;
  std::string_view code;
  Instant now;
};

std::string in_groups(std::string_view code) {
  std::string grouped;
  for (std::size_t at = 0; at < code.size(); at += 4)
    grouped += (grouped.empty() ? "" : "-") + std::string(code.substr(at, 4));
  return grouped;
}

std::string key_of(std::string_view typed) {
  std::string key;
  for (const char letter : typed)
    if (letter != '-' && letter != ' ') key += small_letter(letter);
  return key;
}

Result<std::string> give(desk::Store& desk, std::string_view kind, PersonId person,
                         json::object says, Instant now) {
  const auto code = to_base32(random_bytes(code_bytes));
  says["person"] = person.text();
  TRY(desk.put({std::string(kind), code, person.text(), canonical(says), now + code_lasts}));
  return in_groups(code);
}

Result<Welcome> read_welcome(std::string_view value) {
  const auto members = TRY(desk::read_members(value));
  auto secret = TRY(desk::bytes_in(members, "secret"));
  if (secret.size() < shortest_secret) return desk::unreadable("secret");
  return Welcome{TRY(desk::id_in<PersonId>(members, "person")), std::move(secret)};
}

Result<DeviceToManage> read_device(std::string_view value) {
  const auto members = TRY(desk::read_members(value));
  auto device = TRY(desk::bytes_in(members, "device"));
  if (device.size() != device_bytes) return desk::unreadable("device");
  return DeviceToManage{TRY(desk::id_in<PersonId>(members, "person")), std::move(device),
                        TRY(desk::moment_in(members, "until"))};
}

/// What `read` makes of the row of this code: a row that cannot be read opens nothing.
template <class Opens>
Result<std::optional<Opens>> find(desk::Store& desk, Asked asked,
                                  Result<Opens> (*read)(std::string_view)) {
  const auto entry = TRY(desk.get(asked.kind, key_of(asked.code), asked.now));
  if (!entry) return std::nullopt;
  auto opens = read(entry->value);
  if (!opens) return std::nullopt;
  return *std::move(opens);
}

Result<bool> take(desk::Store& desk, std::string_view kind, std::string_view code, Instant now) {
  return TRY(desk.take(kind, key_of(code), now)).has_value();
}

}  // namespace

Result<std::string> give_welcome(desk::Store& desk, const Welcome& welcome, Instant now) {
  for (const auto& earlier : TRY(desk.list(welcome_kind, welcome.person.text(), now)))
    TRY(desk.remove(welcome_kind, earlier.key));
  return give(desk, welcome_kind, welcome.person, {{"secret", to_base32(welcome.totp_secret)}},
              now);
}

Result<std::string> give_device(desk::Store& desk, const DeviceToManage& device, Instant now) {
  return give(desk, device_kind, device.person,
              {{"device", to_base32(device.device)}, {"until", to_text(device.until)}}, now);
}

Result<std::optional<Welcome>> find_welcome(desk::Store& desk, std::string_view code, Instant now) {
  return find<Welcome>(desk, {welcome_kind, code, now}, read_welcome);
}

Result<std::optional<DeviceToManage>> find_device(desk::Store& desk, std::string_view code,
                                                  Instant now) {
  return find<DeviceToManage>(desk, {device_kind, code, now}, read_device);
}

Result<bool> take_welcome(desk::Store& desk, std::string_view code, Instant now) {
  return take(desk, welcome_kind, code, now);
}
Result<bool> take_device(desk::Store& desk, std::string_view code, Instant now) {
  return take(desk, device_kind, code, now);
}

}  // namespace haven::signin
