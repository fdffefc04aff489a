#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "guidelines/phrases.h"
#include "guidelines/story.h"

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
    int place;
    int event;  ///< The number of its type.
    const Happening* operator->() const { return happening; }
    const Happening& operator*() const { return *happening; }
  };

  /// What of `story` had begun by `now` and, when given, was recorded by `known_at`. Types that no
  /// phrase names are left out. The story must outlive this.
  Told(const Story& story, const EventNames& names, std::span<const Meaning> worked_out,
       Instant now, std::optional<Instant> known_at);
  Told(Told&&) = default;

  std::span<const One> all() const { return all_; }
  /// Those of one type, in order; none for a number that is no event's, or that was given after
  /// this was made.
  std::span<const One> of(int event) const {
    const auto at = static_cast<std::size_t>(event);
    if (event < 0 || at + 1 >= begins_.size()) return {};
    return {by_event_.data() + begins_[at], by_event_.data() + begins_[at + 1]};
  }

 private:
  void add_worked_out(const Story& story, std::span<const Meaning> worked_out, Instant now);
  void put_in_order(std::size_t events);

  std::vector<Happening> worked_out_;
  std::vector<One> all_;
  std::vector<One> by_event_;
  std::vector<std::uint32_t> begins_;  ///< Where each event's begin in `by_event_`.
};

/// The first moment after `now` at which something that is worked out will happen by itself.
std::optional<Instant> next_worked_out(const Story& story, const EventNames& names,
                                       std::span<const Meaning> worked_out, Instant now);

/// The birth date, if there is one that nobody doubts.
std::optional<Date> birth_date(const Story& story);
/// The day on which whoever was born on `birth` turns `years`; who was born on 29 February turns
/// on 1 March (Age of Legal Capacity (Scotland) Act 1991, section 6; elsewhere by convention).
Date birthday(Date birth, int years);

}  // namespace haven::guidelines
