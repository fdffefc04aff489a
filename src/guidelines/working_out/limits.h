#pragma once
#include "guidelines/working_out/question.h"

/// When a duty is due, by what its card says of time.
namespace haven::guidelines {

struct Limits {
  MaybeInstant due_at;
  MaybeInstant not_before;
  MaybeInstant floor_ends;  ///< Of a duty that holds until the later of two.
  MaybeInstant over_at;     ///< When such a duty has run its course.
  MaybeInstant prompt_at;
  /// The phrase of which it is not known whether it is so, and without which there is no limit;
  /// null when there is none.
  const Phrase* not_known = nullptr;
};

/// As it was by `upto`, when the occurrence was closed or is asked about: with what had happened
/// and the holidays that were known by then. Adds to `working`, unless that is null, how it was
/// counted: sentences without final stops. Problem: the calendar ends too soon.
Result<Limits> limits(const Question& asked, const Occurrence& occurrence, Instant upto,
                      std::vector<std::string>* working = nullptr);

/// The calendar that the card's owner keeps; null when the nation is not known.
const HolidayCalendar* calendar_of(const Question& asked);

/// A limit counted in `unit`, pushed on by a time in which the clock stood still.
Instant pushed_on(const Question& asked, Unit unit, Instant limit, Instant paused, Instant resumed,
                  Date known_on);
/// The unit of the card's own time; days when it has none.
Unit unit_of(const Time& time);

}  // namespace haven::guidelines
