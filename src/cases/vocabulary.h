#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// The one vocabulary from page to ledger to card: every event that Haven can keep, with its
/// fields. An event type never changes meaning; a new meaning is a new type.
namespace haven::cases {

/// How a field is sealed. The letter is the one used in docs/formats/events.md.
enum class Seal {
  track,     ///< t: moments, codes and opaque ids, read at start. No free text, name or place.
  core,      ///< c: who the child is.
  location,  ///< l: where the child is, and anything that gives it away.
  case_,     ///< k: the case: accounts, reasons, papers.
  health,    ///< h
  safety,    ///< s: what keeps the child safe today.
  threat,    ///< x: threat intelligence.
  voice,     ///< v: the child's own words.
  account,   ///< a: what a person signs in with. No page ever shows it.
};

/// What a field holds. Every value is text; a list holds words separated by single spaces.
enum class Holds {
  words,     ///< Free text.
  code,      ///< One of `codes`.
  codes,     ///< One or more of `codes`.
  yes_no,    ///< "yes", "no" or "unknown".
  moment,    ///< An Instant as to_text prints it.
  span,      ///< A Span as to_text prints it.
  day,       ///< A Date as to_text prints it.
  count,     ///< A whole number from 0 to 999,999.
  entity,    ///< An opaque id with its prefix, such as "u:…".
  entities,  ///< One or more of them.
};

/// The most bytes that free text may have.
inline constexpr std::size_t longest_words = 15'000;

struct Field {
  std::string_view name;
  Seal seal;
  Holds holds;
  std::string_view meaning;
  std::vector<std::string_view> codes = {};
  /// Of what kind the entity is: what stands before its colon, such as "ep". Empty: of any.
  std::string_view of = {};
};

/// Whose stream an event belongs to.
enum class About { child, look, organisation, person, refusal };

struct EventKind {
  std::string_view name;  ///< Dotted, such as "missing.reported".
  About about;
  std::string_view meaning;
  std::vector<Field> fields;

  const Field* field(std::string_view name) const;
};

std::span<const EventKind> vocabulary();
/// Nothing for a name that is not in the vocabulary.
const EventKind* find_event(std::string_view name);

/// Problem: `value` is not what `field` holds; it names the field.
Result<void> check(const Field& field, std::string_view value);

}  // namespace haven::cases
