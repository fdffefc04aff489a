#include "access/recordable.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cases/story_for_tests.h"

/// Access names events and sees no vocabulary; here both are seen.
namespace haven::program {
namespace {

std::string_view event_of(std::string_view name) { return name.substr(0, name.find(':')); }

bool is_to_come(std::string_view event) {
  return std::ranges::find(access::not_yet(), event, &access::NotYet::event) !=
         access::not_yet().end();
}

TEST_CASE("whatever somebody may record is an event, or is marked as not there yet") {
  for (const auto& row : access::recordable())
    for (const auto name : row.events) {
      CAPTURE(name);
      const bool is_event = cases::all_events().find(event_of(name)) != nullptr;
      CHECK(is_event != is_to_come(name));
    }
}

TEST_CASE("every event about a child is somebody's to record, or Haven's own") {
  // Told and opened by Haven itself, under permits of their own; and relations, by their own names.
  const std::set<std::string_view> by_other_ways = {
      "relation.started",   "relation.ended",        "notice.sent",         "notice.escalated",
      "break-glass.opened", "break-glass.confirmed", "break-glass.stopped", "break-glass.reviewed"};
  std::set<std::string_view> recorded;
  for (const auto& row : access::recordable())
    recorded.insert(row.events.begin(), row.events.end());
  for (const auto* kind : cases::all_events().all()) {
    CAPTURE(kind->name);
    if (kind->about == cases::About::child)
      CHECK((recorded.contains(kind->name) || by_other_ways.contains(kind->name)));
  }
}

}  // namespace
}  // namespace haven::program
