#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/moment.h"

/// Who is told next when nobody acknowledges. The steps and their minutes are data
/// (data/ladders/), changed by those who answer for them and not by programmers.
namespace haven::notices {

/// What a person on a step does.
enum class Role { missing_desk_duty, duty_manager, edt_duty, team_manager, national_desk_duty };
/// For whom they do it.
enum class Whose {
  force,        ///< The police force that has the report.
  responsible,  ///< The authority and team that answer for the child.
  national,
};

std::string_view name_of(Role role);
std::string_view name_of(Whose whose);

struct Recipient {
  Role role;
  Whose whose;

  bool operator==(const Recipient&) const = default;
};

struct LadderStep {
  int number = 1;  ///< From 1; 0 is the first telling, which needs no ladder.
  Minutes after;   ///< From the first telling.
  std::vector<Recipient> told;

  bool operator==(const LadderStep&) const = default;
};

struct Ladder {
  std::string name;
  std::vector<LadderStep> steps;  ///< By number; later and later.
};

/// A table with the heading step,after_minutes,who,of and a row for each who is told. `name` is
/// used in problems too. Problem: names the line and what is wrong with it.
Result<Ladder> read_ladder(std::string_view csv, std::string name);

struct Telling {
  Instant sent;  ///< When the first were told.
  std::optional<Instant> acknowledged;
};

/// The steps whose moment has come at `now`, the first first. None once somebody has acknowledged:
/// from then on a person acts. An acknowledgement after `now` is not yet known.
std::vector<LadderStep> due_steps(const Ladder& ladder, const Telling& telling, Instant now);

/// When to look again: the moment of the next step after `now`; nothing when there is none.
std::optional<Instant> next_step_at(const Ladder& ladder, const Telling& telling, Instant now);

}  // namespace haven::notices
