#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cases/event_kind.h"
#include "values/result.h"

/// The one vocabulary from page to ledger to card: every event that Haven can keep. Whoever runs
/// Haven hands it in, gathered from the events.h of every concept.
namespace haven::cases {

/// The most bytes that free text may have.
inline constexpr std::size_t longest_words = 15'000;

/// The events of one concept, in the order in which a life meets them.
struct Track {
  std::string_view folder;  ///< The concept, as its folder is called.
  std::span<const EventKind* const> kinds;
};

class Vocabulary {
 public:
  /// No name stands twice.
  explicit Vocabulary(std::vector<Track> tracks);

  std::span<const Track> tracks() const { return tracks_; }
  std::span<const EventKind* const> all() const { return all_; }
  /// Nothing for a name that is not in the vocabulary.
  const EventKind* find(std::string_view name) const;

  /// Whether ending this relation of `subject` closes it: it is not gone, as what somebody may do
  /// for a while after the end hangs on it.
  bool closes(std::string_view relation, std::string_view subject) const;
  /// Whether recording what access is asked for by this name gives somebody more than they had. A
  /// relation that comes of having acted does not.
  bool gives_more(std::string_view asked) const;

 private:
  std::vector<Track> tracks_;
  std::vector<const EventKind*> all_;
  std::unordered_map<std::string_view, const EventKind*> by_name_;
  std::vector<Effect> closing_;
  std::vector<std::string_view> no_gain_;  ///< Relations.
};

/// The words of a list.
std::vector<std::string_view> codes_of(const Field& field);

/// Problem: `value` is not what `field` holds; it names the field.
Result<void> check(const Field& field, std::string_view value);

}  // namespace haven::cases
