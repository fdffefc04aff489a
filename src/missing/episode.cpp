#include "missing/episode.h"

#include <algorithm>

#include "missing/events.h"
#include "referrals/events.h"

namespace haven::missing {
namespace {

Episode begin(const cases::Event& report) {
  Episode episode;
  episode.entity = cases::said<events::reported, "episode">(report);
  episode.report = &report;
  if (const auto last_safe = read_span(cases::said<events::reported, "last_safe">(report)))
    episode.last_safe = *last_safe;
  const auto noticed = read_instant(cases::said<events::reported, "found_missing">(report));
  episode.found_missing = noticed ? *noticed : report.occurred.from;
  episode.category = cases::said<events::reported, "category">(report);
  episode.level = cases::said<events::reported, "level">(report) == "high" ? "high" : "not_set";
  episode.force = cases::said<events::reported, "force">(report);
  return episode;
}

void police(Episode& episode, const cases::Event& event) {
  if (episode.taken == nullptr) episode.taken = &event;
  if (cases::said<events::police, "level">(event).empty()) return;
  episode.level = cases::said<events::police, "level">(event);
  episode.police_set_level = true;
}

void add(Episode& episode, const cases::Event& event) {
  if (event.is(events::police)) police(episode, event);
  if (event.is(events::reviewed)) episode.reviews.push_back(&event);
  if (event.is(events::child_located))
    episode.sightings.push_back(
        {&event, std::string(cases::said<events::child_located, "confidence">(event))});
  if (event.is(events::child_returned) && !episode.returned)
    episode.returned = Return{event.occurred.to, &event};
  if (event.is(events::tonight_decided)) episode.tonight = &event;
  if (event.is(events::safe_and_well_held)) episode.safe_and_well = &event;
  if (event.is(events::return_interview_offered)) episode.interview = &event;
}

}  // namespace

Seconds Episode::lasted(Instant now) const {
  const auto end = returned ? returned->at : now;
  return std::max(Seconds(0), Seconds(end - found_missing));
}

std::vector<Episode> episodes(const cases::Story& story) {
  std::vector<Episode> found;
  for (const auto& event : story.stands()) {
    if (event->is(events::reported)) {
      found.push_back(begin(*event));
      continue;
    }
    const auto of = std::ranges::find(found, episode_of(*event), &Episode::entity);
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

std::string_view episode_of(const cases::Event& event) {
  return cases::said_among<"episode", events::all>(event);
}

bool has_exploitation_flag(const cases::Story& story) {
  return std::ranges::any_of(story.stands(), [](const auto& event) {
    return event->is(referrals::events::trafficking_suspected) ||
           event->is(referrals::events::nrm_referral_made) ||
           event->is(referrals::events::nrm_rg_positive) ||
           cases::said<events::reported, "suspected">(*event) == "yes";
  });
}

std::string entity(EpisodeId id) { return "ep:" + id.text(); }

}  // namespace haven::missing
