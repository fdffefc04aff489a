#pragma once
#include <algorithm>

#include "access/question.h"

namespace haven::access {

/// Whether the delegation `held` reaches this question: it names the child and the class, and for
/// location somebody approved that separately.
inline Truth reaches(const Relation& held, const Question& q) {
  if (!held.cases || !held.classes) return Truth::error();
  const auto has = [](const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  return has(*held.cases, q.child()) && has(*held.classes, name_of(q.resource().cls)) &&
         (!q.is_about({Class::location}) ||
          (held.location_approved_by && !held.location_approved_by->empty()));
}

/// What a delegate passes by P14, or by P28, when `colleague` passes it for themselves now.
Truth could_see(const Question& colleague);
Truth could_record(const Question& colleague);

/// Whether what is recorded is that this relation begins.
bool begins_relation(const Question& q, std::string_view relation);

/// Whether `could` is true of any colleague for whom who asks stands in on this question.
template <class Could>
Truth delegators_any(const Question& q, Could could) {
  return any_of(q.held_as("delegate"), [&](const Relation* held) -> Truth {
    const Truth within = reaches(*held, q);
    if (!within.is_yes()) return within;
    return could(q.asked_by(held->object));
  });
}

}  // namespace haven::access
