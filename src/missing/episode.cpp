#include "missing/episode.h"

#include <algorithm>

namespace haven::missing {
namespace {

Episode begin(const cases::Event& report) {
  Episode episode;
  episode.entity = report["episode"];
  episode.report = &report;
  if (const auto last_safe = read_span(report["last_safe"])) episode.last_safe = *last_safe;
  const auto noticed = read_instant(report["found_missing"]);
  episode.found_missing = noticed ? *noticed : report.occurred.from;
  episode.category = report["category"];
  episode.level = report["level"] == "high" ? "high" : "not_set";
  episode.force = report["force"];
  return episode;
}

void police(Episode& episode, const cases::Event& event) {
  if (episode.taken == nullptr) episode.taken = &event;
  if (event["level"].empty()) return;
  episode.level = event["level"];
  episode.police_set_level = true;
}

void add(Episode& episode, const cases::Event& event) {
  if (event.type == "missing.police") police(episode, event);
  if (event.type == "missing.reviewed") episode.reviews.push_back(&event);
  if (event.type == "child.located")
    episode.sightings.push_back({&event, std::string(event["confidence"])});
  if (event.type == "child.returned" && !episode.returned)
    episode.returned = Return{event.occurred.to, &event};
  if (event.type == "tonight.decided") episode.tonight = &event;
  if (event.type == "safe-and-well.held") episode.safe_and_well = &event;
  if (event.type == "return-interview.offered") episode.interview = &event;
}

}  // namespace

Seconds Episode::lasted(Instant now) const {
  const auto end = returned ? returned->at : now;
  return std::max(Seconds(0), Seconds(end - found_missing));
}

std::vector<Episode> episodes(const cases::Story& story) {
  std::vector<Episode> found;
  for (const auto& event : story.events) {
    if (event->type == "missing.reported") {
      found.push_back(begin(*event));
      continue;
    }
    const auto of = std::ranges::find(found, (*event)["episode"], &Episode::entity);
    if (of != found.end()) add(*of, *event);
  }
  return found;
}

std::optional<Episode> open_episode(const cases::Story& story) {
  auto all = episodes(story);
  if (all.empty() || !all.back().is_open()) return std::nullopt;
  return std::move(all.back());
}

std::optional<Episode> episode_named(const cases::Story& story, std::string_view entity) {
  for (auto& episode : episodes(story))
    if (episode.entity == entity) return std::move(episode);
  return std::nullopt;
}

bool has_exploitation_flag(const cases::Story& story) {
  return std::ranges::any_of(story.events, [](const auto& event) {
    return event->type == "trafficking.suspected" || event->type == "nrm.referral.made" ||
           event->type == "nrm.rg.positive" || (*event)["suspected"] == "yes";
  });
}

std::string entity(EpisodeId id) { return "ep:" + id.text(); }

}  // namespace haven::missing
