#pragma once
#include <map>
#include <string>
#include <vector>

#include "cases/record.h"

/// The missing pack: what the police need on the day a child goes missing, gathered before it. A
/// part that is not known is a gap, and shown as one.
namespace haven::care {

struct PackPart {
  std::string_view name;  ///< A code of pack.recorded.
  std::string_view asks;  ///< What to write, as a question on the page.
  /// The field of pack.recorded that holds the words.
  std::string_view field() const { return name == "photo" ? "photo_where" : name; }
};
const std::vector<PackPart>& pack_parts();

enum class PartState {
  recorded,   ///< There is something, with its date.
  gap,        ///< Asked for, and known not to be known.
  not_asked,  ///< Nobody has looked yet.
};

struct PartStatus {
  const PackPart* part;
  PartState state = PartState::not_asked;
  const cases::Event* event = nullptr;  ///< The last one that says so.
};

struct Pack {
  std::vector<PartStatus> parts;
  std::size_t recorded() const;
  std::size_t gaps() const;  ///< Gaps and parts that were not asked for.
};
Pack pack(const cases::Story& story);

/// What is being recorded: words by part, and the parts that are known not to be known.
struct PackEntry {
  std::map<std::string, std::string> words;
  std::vector<std::string> gaps;
};
/// Problem: nothing at all was given; a part both given and marked as a gap.
Result<cases::Decided> record_pack(const PackEntry& entry, EventId id, Instant now);

}  // namespace haven::care
