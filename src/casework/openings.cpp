#include "casework/openings.h"

#include <algorithm>

namespace haven::casework {

Openings::Openings(cases::Cases& cases) {
  for (const auto& story : cases.stories())
    for (const auto& event : story->events) take_in(*event);
  std::ranges::sort(openings_, {}, &Opening::opened);
  cases.listen([this](std::span<const std::shared_ptr<const cases::Event>> events) {
    for (const auto& event : events) take_in(*event);
  });
}

void Openings::take_in(const cases::Event& event) {
  if (!event.type.starts_with("break-glass.") || event.type == "break-glass.claimed") return;
  std::lock_guard lock(mutex_);
  if (event.type == "break-glass.opened") {
    Opening opening;
    opening.claim = event["claim"];
    opening.by = event.author.by;
    opening.child = cases::child_of(event.stream);
    opening.reason_code = event["reason_code"];
    opening.opened = event.occurred.from;
    openings_.push_back(std::move(opening));
    return;
  }
  const auto of = std::ranges::find(openings_, event["claim"], &Opening::claim);
  if (of == openings_.end()) return;
  if (event.type == "break-glass.confirmed") of->confirmed_by = event.author.by;
  if (event.type == "break-glass.stopped") of->stopped = event.occurred.from;
  if (event.type == "break-glass.reviewed") {
    of->reviewed = event.occurred.from;
    of->verdict = event["verdict"];
  }
}

std::optional<Opening> Openings::newest(std::string_view user, ChildId child) const {
  std::lock_guard lock(mutex_);
  std::optional<Opening> found;
  for (const auto& opening : openings_)
    if (opening.by == user && opening.child == child) found = opening;
  return found;
}

std::vector<Opening> Openings::by(std::string_view user) const {
  std::lock_guard lock(mutex_);
  std::vector<Opening> found;
  std::ranges::copy_if(openings_, std::back_inserter(found),
                       [&](const Opening& opening) { return opening.by == user; });
  return found;
}

std::vector<Opening> Openings::unreviewed() const {
  std::lock_guard lock(mutex_);
  std::vector<Opening> found;
  std::ranges::copy_if(openings_, std::back_inserter(found),
                       [](const Opening& opening) { return !opening.reviewed; });
  return found;
}

std::optional<Opening> Openings::claim(std::string_view claim) const {
  std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(openings_, claim, &Opening::claim);
  return found == openings_.end() ? std::nullopt : std::optional(*found);
}

}  // namespace haven::casework
