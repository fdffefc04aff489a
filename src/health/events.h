#pragma once
#include "cases/event_kind.h"

/// Health assessments of a looked-after child.
namespace haven::health::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind assessed{
    "health.assessed",
    About::child,
    health,
    "The child's health is assessed.",
    {{"by_doctor", track, yes_no, "Whether a doctor made the assessment"},
     {"interpreter", track, yes_no, "Whether an interpreter was there"},
     {"report", health, words, "The report, and the health plan"}}};

inline constexpr Kind refused{"health.refused",
                              About::child,
                              health,
                              "The child, able to decide, refuses a health assessment.",
                              {{"words", voice, words, "What the child said"},
                               {"note", health, words, "Why the child was found able to decide"}}};

inline constexpr const cases::EventKind* all[] = {&assessed, &refused};

}  // namespace haven::health::events
