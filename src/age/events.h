#pragma once
#include "cases/event_kind.h"

/// What is done when nobody is sure how old somebody is.
namespace haven::age::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind assessment_proposed{"age.assessment.proposed",
                                          About::child,
                                          case_,
                                          "A full age assessment is proposed.",
                                          {{"note", case_, words, "Why"}}};

inline constexpr Kind assessment_started{"age.assessment.started",
                                         About::child,
                                         case_,
                                         "An age assessment starts.",
                                         {{"note", case_, words, "Who assesses"}}};

inline constexpr Kind assessment_paused{"age.assessment.paused",
                                        About::child,
                                        case_,
                                        "The age assessment is paused.",
                                        {{"basis", track, code, "Why", "unwell documents other"},
                                         {"note", case_, words, "What is awaited"}}};

inline constexpr Kind assessment_resumed{"age.assessment.resumed",
                                         About::child,
                                         case_,
                                         "The age assessment is taken up again.",
                                         {{"note", case_, words, "What happened"}}};

inline constexpr Kind assessment_adverse{"age.assessment.adverse",
                                         About::child,
                                         case_,
                                         "An age assessment goes against the person.",
                                         {{"note", case_, words, "The points against"}}};

inline constexpr Kind assessment_given_up{"age.assessment.given-up",
                                          About::child,
                                          case_,
                                          "No age assessment is made, or none is finished.",
                                          {{"note", case_, words, "Why"}}};

inline constexpr Kind interview_booked{
    "age.interview.booked",
    About::child,
    case_,
    "An interview about age is booked.",
    {{"on", track, moment, "For when"}, {"note", case_, words, "Who comes"}}};

inline constexpr Kind interview_held{
    "age.interview.held",
    About::child,
    case_,
    "An interview about age is held.",
    {{"interpreter", track, yes_no, "Whether an interpreter was there"},
     {"note", case_, words, "Who was there"}}};

inline constexpr Kind appropriate_adult_declined{
    "age.appropriate-adult.declined",
    About::child,
    case_,
    "The person declines an appropriate adult.",
    {{"words", voice, words, "What the person said"}, {"note", case_, words, "What happened"}}};

inline constexpr Kind new_evidence{"age.new-evidence",
                                   About::child,
                                   case_,
                                   "New evidence of age is received.",
                                   {{"note", case_, words, "What it is"}}};

inline constexpr Kind homeoffice_age_referral{
    "homeoffice.age-referral",
    About::child,
    case_,
    "The Home Office refers the question of age to the authority.",
    {{"note", case_, words, "What was asked"}}};

inline constexpr Kind uncertain{"age.uncertain",
                                About::child,
                                case_,
                                "The person's age becomes uncertain.",
                                {{"note", case_, words, "Why"}}};

inline constexpr Kind determined{
    "age.determined",
    About::child,
    case_,
    "The person's age is determined.",
    {{"result", track, code, "What was found", "adult child"},
     {"basis", track, code, "How",
      "authority-assessment board-assessment documents court accepted other"},
     {"reasons", case_, words, "The reasons"}}};

inline constexpr const cases::EventKind* all[] = {
    &assessment_proposed, &assessment_started,      &assessment_paused,
    &assessment_resumed,  &assessment_adverse,      &assessment_given_up,
    &interview_booked,    &interview_held,          &appropriate_adult_declined,
    &new_evidence,        &homeoffice_age_referral, &uncertain,
    &determined};

}  // namespace haven::age::events
