#include "missing/police.h"

#include <array>

#include "cases/relation.h"
#include "missing/events.h"

namespace haven::missing {
namespace {

constexpr std::array<std::string_view, 4> from_lowest = {"no_apparent_risk", "low", "medium",
                                                         "high"};

int height(std::string_view level) {
  for (std::size_t i = 0; i < from_lowest.size(); ++i)
    if (from_lowest[i] == level) return static_cast<int>(i);
  return -1;
}

Result<void> may_set(const cases::Story& child, const Episode& episode, const PoliceEntry& entry) {
  if (entry.level.empty()) return {};
  if (entry.set_by.empty()) return problem("Say which rank set the risk level", "set_by");
  if (height(entry.level) >= height(episode.level)) return {};
  const bool senior = entry.set_by == "inspector" || entry.set_by == "superintendent";
  if (has_exploitation_flag(child) && !senior)
    return problem(
        "Only an inspector or above can lower the risk level of a child who may be exploited",
        "set_by");
  if (entry.reason.empty())
    return problem(
        "Say why the risk level is lowered. That the child was missing before is no reason",
        "reason");
  return {};
}

}  // namespace

Result<cases::Decided> take_report(const cases::Story& child, const Episode& episode,
                                   const PoliceEntry& entry, std::string_view officer,
                                   std::string_view force, const PoliceIds& ids, Instant now) {
  if (!episode.is_open()) return problem("The child has been found", {}, Problem::Kind::moved_on);
  TRY(may_set(child, episode, entry));
  cases::NewEvent taken = cases::New<events::police>(ids.entry, Span::at(now))
                              .with<"episode">(episode.entity)
                              .with<"reference">(entry.reference)
                              .with<"force">(std::string(force))
                              .with<"level">(entry.level)
                              .with<"set_by">(entry.set_by)
                              .with<"reason">(entry.reason);
  cases::Decided decided{std::move(taken), {}};
  if (episode.taken == nullptr) {
    decided.follows.push_back(cases::relation_started(ids.relation, now,
                                                      {.subject = std::string(officer),
                                                       .relation = "episode_officer",
                                                       .object = episode.entity}));
  }
  return decided;
}

}  // namespace haven::missing
