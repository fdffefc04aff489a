#include "missing/record_return.h"

#include "cases/relation.h"
#include "missing/events.h"

namespace haven::missing {
namespace {

/// When a talk after the return was held. Problem: still missing, in the future, before the return.
Result<Instant> held_after_return(const Episode& episode, std::optional<Instant> held,
                                  Instant now) {
  if (!episode.returned) return problem("The child is still missing", {}, Problem::Kind::moved_on);
  const auto when = held.value_or(now);
  if (when > now) return problem("This can be recorded once it has happened", "held");
  if (when < episode.returned->at)
    return problem("This cannot have happened before the child was found", "held");
  return when;
}

}  // namespace

Result<cases::Decided> record_return(const cases::Story& child, const Episode& episode,
                                     const Found& found, const ReturnIds& ids, Instant now) {
  if (!episode.is_open())
    return problem("This child is already recorded as found", {}, Problem::Kind::moved_on);
  const auto at = found.at.value_or(now);
  if (at > now) return problem("The time the child was found must be in the past", "at");
  if (at < episode.found_missing)
    return problem("The child cannot have been found before being missing", "at");
  cases::NewEvent returned = cases::New<events::child_returned>(ids.found, Span::at(at))
                                 .with<"episode">(episode.entity)
                                 .with<"found_by">(found.found_by)
                                 .with<"where">(found.where)
                                 .with<"force">(found.force)
                                 .with<"place">(found.place)
                                 .with<"condition">(found.condition)
                                 .with<"name_given">(found.name_given)
                                 .with<"with_whom">(found.with_whom);
  auto ended = cases::relation_ended(
      ids.relation, now,
      {.subject = episode.entity, .relation = "about", .object = cases::entity(child.child)});
  return cases::Decided{std::move(returned), {std::move(ended)}};
}

Result<cases::Decided> decide_tonight(const Episode& episode, const Tonight& tonight, EventId id,
                                      Instant now) {
  if (!episode.returned) return problem("The child is still missing", {}, Problem::Kind::moved_on);
  if (tonight.stays.empty()) return problem("Say where the child will sleep tonight", "stays");
  if (tonight.stays == "former_place" && !tonight.warning_read)
    return problem("Read the warning about the former address first", "warning_read");
  if (tonight.stays == "former_place" && tonight.reason.empty())
    return problem("Say why the child goes back to the former address", "reason");
  if (tonight.stays == "not_known" && tonight.why_not_known.empty())
    return problem("Say why it is not known where the child will sleep", "why_not_known");
  cases::NewEvent event = cases::New<events::tonight_decided>(id, Span::at(now))
                              .with<"episode">(episode.entity)
                              .with<"stays">(tonight.stays)
                              .with<"why_not_known">(tonight.why_not_known)
                              .with<"warning_read">(tonight.warning_read ? "yes" : "")
                              .with<"reason">(tonight.reason)
                              .with<"placement">(tonight.placement);
  return cases::Decided{std::move(event), {}};
}

Result<cases::Decided> safe_and_well(const Episode& episode, const SafeAndWell& talk,
                                     std::string_view force, EventId id, Instant now) {
  const auto when = TRY(held_after_return(episode, talk.held, now));
  cases::NewEvent event = cases::New<events::safe_and_well_held>(id, Span::at(when))
                              .with<"episode">(episode.entity)
                              .with<"force">(std::string(force))
                              .with<"said">(talk.said);
  return cases::Decided{std::move(event), {}};
}

Result<cases::Decided> interview(const Episode& episode, const Interview& talk, EventId id,
                                 Instant now) {
  const auto when = TRY(held_after_return(episode, talk.held, now));
  if (talk.outcome.empty()) return problem("Say what came of the offer", "outcome");
  if (talk.outcome == "completed" && talk.by_whom.empty())
    return problem("Say which independent person held the interview", "by_whom");
  cases::NewEvent event = cases::New<events::return_interview_offered>(id, Span::at(when))
                              .with<"episode">(episode.entity)
                              .with<"outcome">(talk.outcome)
                              .with<"by_whom">(talk.by_whom)
                              .with<"themes">(talk.themes)
                              .with<"words">(talk.words);
  return cases::Decided{std::move(event), {}};
}

}  // namespace haven::missing
