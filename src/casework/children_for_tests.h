#pragma once
#include <memory>
#include <string>

#include "cases/story.h"
#include "cases/test_register.h"
#include "casework/owed.h"
#include "guidelines/reading/cards.h"

/// The repository's own cards, and short ways of telling what happened to a child. For tests only.
namespace haven::casework {

inline const guidelines::Cards& cards() {
  static const auto all = *guidelines::load(
      HAVEN_ROOT "/rules",
      cards_read_with([](std::string_view) { return std::string("this edition"); }));
  return all;
}

/// Adds an event that was recorded as it happened.
inline void add(cases::Story& story, std::string_view type, cases::Fields fields, Instant at) {
  cases::keep(story, {&cases::kind_named(type), Span::at(at), std::move(fields)}, at);
}

/// An English child who was placed two hours before the tests' now.
inline cases::Story placed_child() {
  cases::Story story;
  add(story, "child.described", {{"nation", "eng"}}, cases::test_now - Hours(2));
  add(story, "placement.start", {}, cases::test_now - Hours(2));
  return story;
}

}  // namespace haven::casework
