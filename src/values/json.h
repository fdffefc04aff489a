#pragma once
#include <boost/json/fwd.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "values/result.h"

/// JSON as Haven reads and writes it: strictly in, canonically out (RFC 8259; RFC 8785 for the
/// order).
namespace haven {

/// Refuses what a lenient reader would guess about: duplicate keys, numbers that do not fit, text
/// that is not UTF-8, nesting deeper than 32, anything after the value. Problem: says which line.
Result<boost::json::value> read_json(std::string_view text);

/// Keys in byte order, no white space: the same value always gives the same bytes.
std::string canonical(const boost::json::value& value);

/// Problem: `object` has a key that is not in `known`; it names the key.
Result<void> only_known(const boost::json::object& object,
                        std::initializer_list<std::string_view> known);

}  // namespace haven
