#include "cases/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "cases/vocabulary_parts.h"
#include "values/clean_text.h"
#include "values/moment.h"

namespace haven::cases {
namespace {

bool is_entity(const Field& field, std::string_view word) {
  const auto colon = word.find(':');
  if (!field.of.empty() && word.substr(0, colon) != field.of) return false;
  return colon != std::string_view::npos && colon > 0 && colon + 1 < word.size() &&
         word.size() <= 64 && word.find_first_of(" \n\t\"") == std::string_view::npos;
}

template <class Fits>
bool all_words(std::string_view list, Fits fits) {
  while (true) {
    const auto space = list.find(' ');
    if (!fits(list.substr(0, space))) return false;
    if (space == std::string_view::npos) return true;
    list.remove_prefix(space + 1);
  }
}

bool is_count(std::string_view value) {
  return !value.empty() && value.size() <= 6 &&
         std::ranges::all_of(value, [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool fits(const Field& field, std::string_view value) {
  const auto is_code = [&](std::string_view word) {
    return std::ranges::find(field.codes, word) != field.codes.end();
  };
  switch (field.holds) {
    case Holds::words:
      return value.size() <= longest_words;
    case Holds::code:
      return is_code(value);
    case Holds::codes:
      return all_words(value, is_code);
    case Holds::yes_no:
      return value == "yes" || value == "no" || value == "unknown";
    case Holds::moment:
      return read_instant(value).has_value();
    case Holds::span:
      return read_span(value).has_value();
    case Holds::day:
      return read_date(value).has_value();
    case Holds::count:
      return is_count(value);
    case Holds::entity:
      return is_entity(field, value);
    case Holds::entities:
      return all_words(value, [&](std::string_view word) { return is_entity(field, word); });
  }
  return false;
}

}  // namespace

const Field* EventKind::field(std::string_view wanted) const {
  const auto found = std::ranges::find(fields, wanted, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

std::span<const EventKind> vocabulary() {
  static const auto all = [] {
    std::vector<EventKind> kinds;
    for (const auto part :
         {people_events(), child_events(), nrm_events(), age_events(), protection_events(),
          police_events(), care_events(), looked_after_events(), voice_events(), missing_events(),
          transfer_events(), record_events()})
      kinds.insert(kinds.end(), part.begin(), part.end());
    return kinds;
  }();
  return all;
}

const EventKind* find_event(std::string_view name) {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, const EventKind*> index;
    for (const auto& kind : vocabulary()) index.emplace(kind.name, &kind);
    return index;
  }();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

Result<void> check(const Field& field, std::string_view value) {
  // Sealed, it could not be read again, and with it whatever else the section says.
  if (!is_clean_utf8(value))
    return problem(fmt::format("This holds signs that are no text: {}", field.meaning),
                   std::string(field.name));
  if (fits(field, value)) return {};
  if (field.holds == Holds::words)
    return problem(fmt::format("{} is longer than 15,000 characters", field.meaning),
                   std::string(field.name));
  return problem(fmt::format("\"{}\" is not an answer to: {}", value, field.meaning),
                 std::string(field.name));
}

}  // namespace haven::cases
