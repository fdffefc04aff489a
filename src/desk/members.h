#pragma once
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "values/ids.h"
#include "values/moment.h"

/// What the value of an entry says, member by member. The seal of an entry proves that Haven wrote
/// it and not that this version did, so every reader has an answer for a value that it cannot read.
///
/// Problem (broken), from each of these: there is no such member, or it is of another kind. It
/// names the member and never what it holds.
namespace haven::desk {

/// Problem (broken): the value is not a JSON object.
Result<boost::json::object> read_members(std::string_view value);

Result<std::string> text_in(const boost::json::object& members, std::string_view name);
Result<Instant> moment_in(const boost::json::object& members, std::string_view name);
/// From 0 to `most`.
Result<int> count_in(const boost::json::object& members, std::string_view name, int most);
/// Bytes that were written in base 32.
Result<std::string> bytes_in(const boost::json::object& members, std::string_view name);

tl::unexpected<Problem> unreadable(std::string_view name);

template <class AnyId>
Result<AnyId> id_in(const boost::json::object& members, std::string_view name) {
  const auto id = AnyId::from_text(TRY(text_in(members, name)));
  if (!id) return unreadable(name);
  return *id;
}

}  // namespace haven::desk
