#include "missing/review.h"

#include "cases/relation.h"

namespace haven::missing {
namespace {

tl::unexpected<Problem> already_found() {
  return problem("The child has been found", {}, Problem::Kind::moved_on);
}

}  // namespace

Result<cases::Decided> review(const Episode& episode, const Review& held, EventId id, Instant now) {
  if (!episode.is_open()) return already_found();
  const auto when = held.held.value_or(now);
  if (when > now) return problem("A review can be recorded once it has been held", "held");
  if (held.came.empty()) return problem("Say who came to the review", "came");
  if (held.decisions.empty()) return problem("Say what was decided", "decisions");
  cases::NewEvent event{"missing.reviewed", Span::at(when), {}, id};
  event.fields = {{"episode", episode.entity},
                  {"came", held.came},
                  {"invited", held.invited},
                  {"decisions", held.decisions},
                  {"publicity", held.publicity}};
  return cases::Decided{std::move(event), {}};
}

Result<cases::Decided> sighting(const Episode& episode, const Seen& seen, const SightingIds& ids,
                                Instant now) {
  if (!episode.is_open()) return already_found();
  const auto when = seen.when.value_or(Span::at(now));
  if (when.from > now) return problem("A sighting cannot be in the future", "when");
  if (when.to < episode.found_missing) return problem("The child was not yet missing then", "when");
  if (seen.area.empty()) return problem("Say where the child was seen", "area");
  cases::NewEvent event{"child.located", when, {}, ids.sighting};
  event.fields = {{"episode", episode.entity},
                  {"area", seen.area},
                  {"by_whom", seen.by_whom},
                  {"confidence", seen.confidence}};
  cases::Decided decided{std::move(event), {}};
  if (!seen.force.empty() && seen.force != episode.force)
    decided.follows.push_back(cases::relation_started(
        ids.told, now,
        {.subject = episode.entity, .relation = "reported_to", .object = seen.force}));
  return decided;
}

}  // namespace haven::missing
