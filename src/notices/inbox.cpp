#include "notices/inbox.h"

#include <algorithm>
#include <charconv>

#include "notices/events.h"

namespace haven::notices {

Inbox::Inbox(cases::Cases& cases) {
  for (const auto& story : cases.stories())
    for (const auto& event : story->told()) take_in(*event);
  listening_ = cases.listen([this](std::span<const std::shared_ptr<const cases::Event>> events) {
    for (const auto& event : events) take_in(*event);
  });
}

void Inbox::take_in(const cases::Event& event) {
  if (!event.is(events::notice_sent) && !event.is(events::notice_acknowledged)) return;
  const Lock lock(mutex_);
  const std::string notice(cases::said_among<"notice", events::all>(event));
  if (event.is(events::notice_acknowledged)) {
    const auto found = entries_.find(notice);
    if (found != entries_.end() && !found->second.acknowledged)
      found->second.acknowledged = event.occurred.from;
    return;
  }
  InboxEntry entry;
  entry.notice = notice;
  entry.child = cases::child_of(event.stream);
  entry.to = cases::said<events::notice_sent, "to">(event);
  entry.of = cases::said<events::notice_sent, "of">(event);
  entry.kind = cases::said<events::notice_sent, "kind">(event);
  entry.by_whom = cases::said<events::notice_sent, "by_whom">(event);
  entry.event = event.id;
  const auto step = cases::said<events::notice_sent, "step">(event);
  std::from_chars(step.data(), step.data() + step.size(), entry.step);
  entry.sent = event.occurred.from;
  by_user_[entry.to].push_back(notice);
  by_event_[entry.of].push_back(notice);
  entries_[notice] = std::move(entry);
}

std::vector<InboxEntry> Inbox::of(std::string_view user) const {
  const Lock lock(mutex_);
  std::vector<InboxEntry> found;
  const auto at = by_user_.find(std::string(user));
  if (at == by_user_.end()) return found;
  for (const auto& notice : at->second) found.push_back(entries_.at(notice));
  std::ranges::stable_sort(found, std::ranges::greater{}, &InboxEntry::sent);
  return found;
}

std::size_t Inbox::unread(std::string_view user) const {
  const auto all = of(user);
  return static_cast<std::size_t>(
      std::ranges::count_if(all, [](const InboxEntry& entry) { return !entry.acknowledged; }));
}

std::optional<InboxEntry> Inbox::find(std::string_view notice) const {
  const Lock lock(mutex_);
  const auto found = entries_.find(std::string(notice));
  return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<InboxEntry> Inbox::about(std::string_view event) const {
  const Lock lock(mutex_);
  std::vector<InboxEntry> found;
  const auto at = by_event_.find(std::string(event));
  if (at != by_event_.end())
    for (const auto& notice : at->second) found.push_back(entries_.at(notice));
  return found;
}

}  // namespace haven::notices
