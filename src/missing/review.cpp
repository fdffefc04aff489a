#include "missing/review.h"

#include "cases/relation.h"
#include "missing/events.h"

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
  cases::NewEvent event = cases::New<events::reviewed>(id, Span::at(when))
                              .with<"episode">(episode.entity)
                              .with<"came">(held.came)
                              .with<"invited">(held.invited)
                              .with<"decisions">(held.decisions)
                              .with<"publicity">(held.publicity);
  return cases::Decided{std::move(event), {}};
}

Result<cases::Decided> sighting(const Episode& episode, const Seen& seen, const SightingIds& ids,
                                Instant now) {
  if (!episode.is_open()) return already_found();
  const auto when = seen.when.value_or(Span::at(now));
  if (when.from > now) return problem("A sighting cannot be in the future", "when");
  if (when.to < episode.found_missing) return problem("The child was not yet missing then", "when");
  if (seen.area.empty()) return problem("Say where the child was seen", "area");
  cases::NewEvent event = cases::New<events::child_located>(ids.sighting, when)
                              .with<"episode">(episode.entity)
                              .with<"area">(seen.area)
                              .with<"by_whom">(seen.by_whom)
                              .with<"confidence">(seen.confidence);
  cases::Decided decided{std::move(event), {}};
  if (!seen.force.empty() && seen.force != episode.force)
    decided.follows.push_back(cases::relation_started(
        ids.told, now,
        {.subject = episode.entity, .relation = "reported_to", .object = seen.force}));
  return decided;
}

}  // namespace haven::missing
