#include "web/signin/one_time_codes.h"

#include <boost/json.hpp>

#include "values/encoding.h"
#include "values/json.h"

namespace haven::web {
namespace {

namespace json = boost::json;

constexpr std::string_view welcome_kind = "welcome";
constexpr std::string_view device_kind = "device-code";

/// Long enough to be handed over after a weekend.
constexpr Hours code_lasts{3 * 24};
/// 80 bits: nobody guesses one.
constexpr std::size_t code_bytes = 10;

std::string in_groups(std::string_view code) {
  std::string grouped;
  for (std::size_t at = 0; at < code.size(); at += 4)
    grouped += (grouped.empty() ? "" : "-") + std::string(code.substr(at, 4));
  return grouped;
}

std::string key_of(std::string_view typed) {
  std::string key;
  for (const char letter : typed)
    if (letter >= 'A' && letter <= 'Z')
      key += static_cast<char>(letter - 'A' + 'a');
    else if (letter != '-' && letter != ' ')
      key += letter;
  return key;
}

Result<std::string> give(desk::Store& desk, std::string_view kind, PersonId person,
                         json::object says, Instant now) {
  const auto code = to_base32(desk::random_bytes(code_bytes));
  says["person"] = person.text();
  TRY(desk.put({std::string(kind), code, person.text(), canonical(says), now + code_lasts}));
  return in_groups(code);
}

struct Read {
  PersonId person;
  json::object says;
};
Result<std::optional<Read>> find(desk::Store& desk, std::string_view kind, std::string_view code,
                                 Instant now) {
  const auto entry = TRY(desk.get(kind, key_of(code), now));
  if (!entry) return std::nullopt;
  auto says = TRY(read_json(entry->value)).as_object();
  const auto person = PersonId::from_text(std::string_view(says.at("person").as_string()));
  ENSURE(person.has_value());  // The desk proves that it was us who wrote it.
  return Read{*person, std::move(says)};
}

std::string bytes_in(const json::object& says, std::string_view name) {
  const auto bytes = from_base32(std::string_view(says.at(name).as_string()));
  ENSURE(bytes.has_value());
  return *bytes;
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
  const auto found = TRY(find(desk, welcome_kind, code, now));
  if (!found) return std::nullopt;
  return Welcome{found->person, bytes_in(found->says, "secret")};
}

Result<std::optional<DeviceToManage>> find_device(desk::Store& desk, std::string_view code,
                                                  Instant now) {
  const auto found = TRY(find(desk, device_kind, code, now));
  if (!found) return std::nullopt;
  const auto until = TRY(read_instant(std::string_view(found->says.at("until").as_string())));
  return DeviceToManage{found->person, bytes_in(found->says, "device"), until};
}

Result<bool> take_welcome(desk::Store& desk, std::string_view code, Instant now) {
  return take(desk, welcome_kind, code, now);
}
Result<bool> take_device(desk::Store& desk, std::string_view code, Instant now) {
  return take(desk, device_kind, code, now);
}

}  // namespace haven::web
