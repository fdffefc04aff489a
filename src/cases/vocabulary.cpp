#include "cases/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>

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
    return !all_words(field.codes, [word](std::string_view code) { return code != word; });
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

Vocabulary::Vocabulary(std::vector<Track> tracks) : tracks_(std::move(tracks)) {
  using Does = Effect::Does;
  for (const auto& track : tracks_) all_.insert(all_.end(), track.kinds.begin(), track.kinds.end());
  for (const auto* kind : all_) {
    const bool is_new = by_name_.emplace(kind->name, kind).second;
    ENSURE(is_new);
    for (const auto& effect : kind->effects) {
      if (effect.does == Does::closes) closing_.push_back(effect);
      if (effect.gain == Gain::none) no_gain_.push_back(effect.word);
    }
  }
}

const EventKind* Vocabulary::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

bool Vocabulary::closes(std::string_view relation, std::string_view subject) const {
  const auto of = subject.substr(0, subject.find(':'));
  return std::ranges::any_of(
      closing_, [&](const Effect& effect) { return effect.word == relation && effect.of == of; });
}

bool Vocabulary::gives_more(std::string_view asked) const {
  const auto colon = asked.find(':');
  const auto* kind = find(asked.substr(0, colon));
  if (kind == nullptr || kind->effect(Effect::Does::gives_more) == nullptr) return false;
  return colon == std::string_view::npos ||
         std::ranges::find(no_gain_, asked.substr(colon + 1)) == no_gain_.end();
}

std::vector<std::string_view> codes_of(const Field& field) {
  std::vector<std::string_view> codes;
  if (field.codes.empty()) return codes;
  all_words(field.codes, [&codes](std::string_view code) {
    codes.push_back(code);
    return true;
  });
  return codes;
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
