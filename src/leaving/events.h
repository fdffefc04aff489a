#pragma once
#include "cases/event_kind.h"

/// Pathway plans, and leaving care.
namespace haven::leaving::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind pathway_assess{
    "pathway.assess",
    About::child,
    case_,
    "The assessment of what the child needs to leave care is completed.",
    {{"note", case_, words, "What the child needs"}}};

inline constexpr Kind pathway_plan{"pathway.plan",
                                   About::child,
                                   case_,
                                   "A pathway plan is made.",
                                   {{"plan", case_, words, "The plan"}}};

inline constexpr Kind pathway_reviewed{
    "pathway.reviewed",
    About::child,
    case_,
    "The pathway plan is reviewed.",
    {{"note", case_, words, "What was found, and what changes"}}};

inline constexpr Kind care_leaver_moved{
    "care-leaver.moved",
    About::child,
    case_,
    "A care leaver moves to other accommodation.",
    {{"regulated", track, yes_no, "Whether the accommodation is regulated"},
     {"provided", track, yes_no, "Whether the authority provides it"},
     {"address", location, words, "Where the young person lives"}}};

inline constexpr Kind care_leaver_left{
    "care-leaver.left",
    About::child,
    case_,
    "A care leaver leaves accommodation that the authority provides.",
    {{"note", case_, words, "Why, and what comes next"}}};

inline constexpr Kind pa_visit{"pa.visit",
                               About::child,
                               case_,
                               "The personal adviser visits the young person.",
                               {{"note", case_, words, "What happened"}}};

inline constexpr Kind ended{"leaving.ended",
                            About::child,
                            case_,
                            "Support for leaving care ends.",
                            {{"note", case_, words, "Why, and what the young person wants"}}};

inline constexpr const cases::EventKind* all[] = {
    &pathway_assess, &pathway_plan, &pathway_reviewed, &care_leaver_moved, &care_leaver_left,
    &pa_visit,       &ended};

}  // namespace haven::leaving::events
