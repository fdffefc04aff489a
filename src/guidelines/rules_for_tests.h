#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "guidelines/duties.h"
#include "guidelines/reading/cards.h"
#include "values/london.h"

/// The repository's own rules, and short ways of writing stories. For tests only.
namespace haven::guidelines {

/// FNV-1a: enough to tell two texts of a test apart.
inline std::string test_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return std::to_string(hash);
}

inline const OwnEvents own_events{"duty.discharged", "nts.transferred", "corrected"};
inline const ReadWith read_with{test_hash, own_events};

inline const std::vector<RuleFile>& rule_files() {
  static const auto files = *files_under(HAVEN_ROOT "/rules");
  return files;
}

inline const Cards& cards() {
  static const auto all = *load(HAVEN_ROOT "/rules", read_with);
  return all;
}

inline std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline Instant at(std::string_view text) { return *read_instant(text); }
inline Date day(std::string_view text) { return *read_date(text); }

using Fields = std::map<std::string, std::string, std::less<>>;

inline Happening happened(std::string type, std::string_view when, Fields fields = {}) {
  return {std::move(type), Span::at(at(when)), at(when), std::move(fields)};
}

inline PlainStory english(std::vector<Happening> happenings) {
  return {{{"nation", std::string("eng")}}, std::move(happenings)};
}

/// The duties of one card.
inline std::vector<Duty> under(std::string_view id, const PlainStory& story, std::string_view now) {
  const auto card = cards().find(id);
  REQUIRE_MESSAGE(card, id);
  return duties_under(*card, story, cards(), at(now));
}

/// The one duty of a card.
inline Duty only(std::string_view id, const PlainStory& story, std::string_view now) {
  auto found = under(id, story, now);
  REQUIRE(found.size() == 1);
  return std::move(found.front());
}

}  // namespace haven::guidelines
