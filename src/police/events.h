#pragma once
#include "cases/event_kind.h"

/// Those suspected of harming a child, and the child as a victim of crime.
namespace haven::police::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind suspect_arrested{
    "suspect.arrested",
    About::child,
    case_,
    "A person suspected of a crime against the child is arrested.",
    {{"note", safety, words, "What the child may be told"}}};

inline constexpr Kind suspect_bailed{
    "suspect.bailed",
    About::child,
    case_,
    "A person suspected of a crime against the child is released on bail.",
    {{"note", safety, words, "On what conditions, and what that means for the child's safety"}}};

inline constexpr Kind suspect_charged{"suspect.charged",
                                      About::child,
                                      case_,
                                      "A person suspected of a crime against the child is charged.",
                                      {{"note", safety, words, "With what"}}};

inline constexpr Kind nfa{"nfa",
                          About::child,
                          case_,
                          "The police take no further action against a person suspected of a crime "
                          "against the child.",
                          {{"note", safety, words, "Why, and how the child may ask for a review"}}};

inline constexpr Kind victim_opted_out{
    "victim.opted-out",
    About::child,
    case_,
    "The child does not want to be told what happens to a suspect.",
    {{"words", voice, words, "What the child said"}}};

inline constexpr Kind crime_reported{
    "crime.reported",
    About::child,
    case_,
    "A crime against the child is reported to the police.",
    {{"force", track, entity, "Which force", {}, "o"},
     {"note", case_, words, "Which crime, and the crime reference"}}};

inline constexpr Kind compensation_declined{
    "compensation.declined",
    About::child,
    case_,
    "The young person decides not to apply for criminal injuries compensation.",
    {{"words", voice, words, "What the young person said"},
     {"note", case_, words, "Who advised, and when it may be taken up again"}}};

inline constexpr const cases::EventKind* all[] = {
    &suspect_arrested, &suspect_bailed, &suspect_charged,      &nfa,
    &victim_opted_out, &crime_reported, &compensation_declined};

}  // namespace haven::police::events
