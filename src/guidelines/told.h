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
  /// What of `story` had begun by `now` and, when given, was recorded by `known_at`. The story must
  /// outlive this.
  Told(const Story& story, std::span<const Meaning> worked_out, Instant now,
       std::optional<Instant> known_at);
  Told(Told&&) = default;

  std::span<const Happening* const> all() const { return all_; }
  /// Those of one type, in order.
  std::span<const Happening* const> of(std::string_view type) const;

 private:
  void add_worked_out(const Story& story, std::span<const Meaning> worked_out, Instant now);

  std::vector<Happening> worked_out_;
  std::vector<const Happening*> all_;
  std::vector<const Happening*> by_type_;
};

/// The first moment after `now` at which something that is worked out will happen by itself.
std::optional<Instant> next_worked_out(const Story& story, std::span<const Meaning> worked_out,
                                       Instant now);

/// Whether the first comes before the second in that order.
bool is_before(const Happening& a, const Happening& b);

/// The birth date, if there is one that nobody doubts.
std::optional<Date> birth_date(const Story& story);
/// The day on which whoever was born on `birth` turns `years`; who was born on 29 February turns
/// on 1 March (Age of Legal Capacity (Scotland) Act 1991, section 6; elsewhere by convention).
Date birthday(Date birth, int years);

}  // namespace haven::guidelines
