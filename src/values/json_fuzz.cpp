#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>

#include "values/json.h"

namespace {

// The library reads some fractions a last digit beside the nearest double, so that only values
// without them are promised to come back as they were.
bool has_fraction(const boost::json::value& value) {
  if (const auto* object = value.if_object())
    return std::ranges::any_of(*object,
                               [](const auto& pair) { return has_fraction(pair.value()); });
  if (const auto* array = value.if_array()) return std::ranges::any_of(*array, has_fraction);
  return value.is_double();
}

}  // namespace

// What is read at all is written in one way only, and reads back as the same value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto read = haven::read_json({reinterpret_cast<const char*>(bytes), size});
  if (!read) return 0;
  const auto written = haven::canonical(*read);
  const auto again = haven::read_json(written);
  ENSURE(again);
  ENSURE(has_fraction(*read) || haven::canonical(*again) == written);
  return 0;
}
