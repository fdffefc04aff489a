#include "web/demo/steps.h"

#include <algorithm>
#include <charconv>

namespace haven::web {
namespace {

constexpr auto kind = "clock";
constexpr auto key = "ahead";
constexpr std::int64_t longest_step = 999'999;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && number >= 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<Minutes> read_step(std::string_view typed, Instant now) {
  const auto minutes = whole_number(typed);
  if (!minutes || *minutes > longest_step)
    return problem("The clock is moved on by a whole number of minutes, up to 999999", "minutes");
  const Minutes step(*minutes);
  if (now + step >= demo_clock_ends)
    return problem("The clock of the demonstration goes no further than the year 2199", "minutes");
  return step;
}

Result<void> keep_ahead(desk::Store& desk, Seconds ahead) {
  return desk.put({kind, key, "", std::to_string(ahead.count()), std::nullopt});
}

Seconds kept_ahead(desk::Store& desk, Instant unmoved) {
  const auto kept = desk.get(kind, key, unmoved);
  if (!kept || !*kept) return Seconds(0);
  const auto most = std::max(demo_clock_ends - Seconds(1) - unmoved, Seconds(0));
  return std::min(Seconds(whole_number((*kept)->value).value_or(0)), most);
}

}  // namespace haven::web
