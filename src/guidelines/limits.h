#pragma once
#include "guidelines/question.h"

/// When a duty is due, by what its card says of time.
namespace haven::guidelines {

struct Limits {
  std::optional<Instant> due_at;
  std::optional<Instant> not_before;
  std::optional<Instant> floor_ends;  ///< Of a duty that holds until the later of two.
  std::optional<Instant> over_at;     ///< When such a duty has run its course.
  std::optional<Instant> prompt_at;
  std::vector<std::string> lacks;    ///< The facts without which the limit cannot be said.
  std::vector<std::string> working;  ///< Sentences without final stops.
};

/// As it was by `upto`, when the occurrence was closed or is asked about: with what had happened
/// and the holidays that were known by then. Problem: the calendar ends too soon.
Result<Limits> limits(const Question& asked, const Occurrence& occurrence, Instant upto);

/// The calendar that the card's owner keeps; null when the nation is not known.
const HolidayCalendar* calendar_of(const Question& asked);

/// A limit counted in `unit`, pushed on by a time in which the clock stood still.
Instant pushed_on(const Question& asked, Unit unit, Instant limit, Instant paused, Instant resumed,
                  Date known_on);
/// The unit of the card's own time; days when it has none.
Unit unit_of(const Time& time);

}  // namespace haven::guidelines
