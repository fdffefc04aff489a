#include "desk/members.h"

#include <boost/json.hpp>

#include "values/encoding.h"
#include "values/json.h"

namespace haven::desk {

namespace json = boost::json;

tl::unexpected<Problem> unreadable(std::string_view name) {
  return problem("Something on the desk cannot be read: \"" + std::string(name) + "\"", "desk.db",
                 Problem::Kind::broken);
}

Result<json::object> read_members(std::string_view value) {
  auto read = read_json(value);
  if (!read || !read->is_object()) return unreadable("the whole");
  return std::move(read->get_object());
}

Result<std::string> text_in(const json::object& members, std::string_view name) {
  const auto* member = members.if_contains(name);
  if (member == nullptr || !member->is_string()) return unreadable(name);
  return std::string(member->get_string());
}

Result<Instant> moment_in(const json::object& members, std::string_view name) {
  const auto moment = read_instant(TRY(text_in(members, name)));
  if (!moment) return unreadable(name);
  return *moment;
}

Result<int> count_in(const json::object& members, std::string_view name, int most) {
  const auto* member = members.if_contains(name);
  if (member == nullptr || !member->is_int64()) return unreadable(name);
  const auto count = member->get_int64();
  if (count < 0 || count > most) return unreadable(name);
  return static_cast<int>(count);
}

Result<std::string> bytes_in(const json::object& members, std::string_view name) {
  auto bytes = from_base32(TRY(text_in(members, name)));
  if (!bytes) return unreadable(name);
  return *std::move(bytes);
}

}  // namespace haven::desk
