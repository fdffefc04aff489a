#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "guidelines/plain_story.h"
#include "guidelines/reading/phrases.h"

namespace haven::guidelines {

/// What had happened and was known, in one fixed order: by the end of its span, then its
/// beginning, then type, fields and moment of recording. What happened twice in the same way at
/// the same time was written down twice, and stands here once. What can be worked out from the
/// rest (birthdays, a total of weeks, each month) happens here too, under the name of its meaning.
class Told {
 public:
  /// One happening, with its place in that order.
  struct One {
    const Happening* happening;
    Instant ended;  ///< The end of its span.
    int place;
    int event;    ///< The number of its type.
    int episode;  ///< The same for all that name the same episode; 0 when it names none.
    Date day;     ///< In London, of its beginning.
    const Happening* operator->() const { return happening; }
    const Happening& operator*() const { return *happening; }
  };

  /// What of `story` had begun by `now` and, when given, was recorded by `known_at`. Types that no
  /// phrase names are left out. The story must outlive this.
  Told(const PlainStory& story, const Phrases& phrases, std::span<const Meaning> worked_out,
       Instant now, std::optional<Instant> known_at);
  Told(Told&&) = default;
  Told(const Told&) = delete;

  std::span<const One> all() const { return all_; }
  const One& at(int place) const { return all_[static_cast<std::size_t>(place)]; }
  /// All, those of one type together.
  std::span<const One> by_event() const { return by_event_; }
  /// Those of one type, in order; none for a number that is no event's, or that was given after
  /// this was made.
  std::span<const One> of(int event) const {
    const auto at = static_cast<std::size_t>(event);
    if (event < 0 || at + 1 >= begins_.size()) return {};
    return {by_event_.data() + begins_[at], by_event_.data() + begins_[at + 1]};
  }
  /// Those that the phrase means, in order, each once. Found when first asked for, so that one Told
  /// is asked by one thread at a time.
  std::span<const One> said(const Phrase& phrase) const {
    const auto found = said_[static_cast<std::size_t>(phrase.number)];
    return found.data() != nullptr ? found : find_said(phrase);
  }
  /// The birth date, if there is one that nobody doubts.
  const std::optional<Date>& born() const { return born_; }
  /// The first moment still to come at which something that is worked out will happen by itself.
  MaybeInstant next_worked_out() const { return next_; }

 private:
  std::span<const One> find_said(const Phrase& phrase) const;
  void add_worked_out(std::span<const Meaning> worked_out, Instant now);
  void number_all(std::size_t events);

  std::vector<Happening> worked_out_;
  std::vector<One> all_;
  std::vector<One> by_event_;
  std::vector<std::uint32_t> begins_;  ///< Where each event's begin in `by_event_`.
  std::optional<Date> born_;
  MaybeInstant next_;
  /// What a phrase means here, by its number; without a place until it is asked for.
  mutable std::vector<std::span<const One>> said_;
  mutable std::vector<std::vector<One>> kept_;  ///< Where that is no whole event's.
};

/// Those of `told`, which are in order, that end at `since` or later.
inline std::span<const Told::One> ending_since(Instant since, std::span<const Told::One> told) {
  const auto first = std::ranges::partition_point(
      told, [since](const Told::One& one) { return one.ended < since; });
  return {first, told.end()};
}

/// The day on which whoever was born on `birth` turns `years`; who was born on 29 February turns
/// on 1 March (Age of Legal Capacity (Scotland) Act 1991, section 6; elsewhere by convention).
Date birthday(Date birth, int years);

}  // namespace haven::guidelines
