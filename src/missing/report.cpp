#include "missing/report.h"

#include "cases/relation.h"
#include "missing/events.h"

namespace haven::missing {
namespace {

Result<void> check_times(const Report& told, Instant noticed, Instant now) {
  if (noticed > now)
    return problem("The time the child was found to be missing must be in the past",
                   "found_missing");
  if (!told.last_safe) return {};
  if (told.last_safe->from > now)
    return problem("The time the child was last known safe must be in the past", "last_safe");
  if (told.last_safe->from > noticed)
    return problem("The child cannot have been safe after being found to be missing", "last_safe");
  return {};
}

}  // namespace

Result<cases::Decided> report(const cases::Story& child, const Report& told, std::string_view force,
                              const ReportIds& ids, Instant now) {
  if (open_episode(child))
    return problem("This child is already recorded as missing", {}, Problem::Kind::moved_on);
  const auto noticed = told.found_missing.value_or(now);
  TRY(check_times(told, noticed, now));

  const bool flagged = has_exploitation_flag(child) || told.suspected == "yes";
  const auto episode = entity(ids.episode);
  cases::NewEvent reported =
      cases::New<events::reported>(ids.report, Span::at(noticed))
          .with<"episode">(episode)
          .with<"force">(std::string(force))
          .with<"last_safe">(told.last_safe ? to_text(*told.last_safe) : "")
          .with<"found_missing">(to_text(noticed))
          .with<"category">(flagged || told.category != "away" ? "missing" : "away")
          .with<"level">(flagged ? "high" : "not_set")
          .with<"suspected">(told.suspected)
          .with<"circumstances">(told.circumstances)
          .with<"took_phone">(told.took_phone)
          .with<"clothing">(told.clothing)
          .with<"seen_with">(told.seen_with)
          .with<"words">(told.words)
          .with<"last_seen_where">(told.last_seen_where);
  cases::Decided decided{std::move(reported), {}};
  decided.follows.push_back(cases::relation_started(
      ids.about, now,
      {.subject = episode, .relation = "about", .object = cases::entity(child.child)}));
  if (!force.empty())
    decided.follows.push_back(cases::relation_started(
        ids.told, now,
        {.subject = episode, .relation = "reported_to", .object = std::string(force)}));
  return decided;
}

}  // namespace haven::missing
