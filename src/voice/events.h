#pragma once
#include "cases/event_kind.h"

/// What the child says, what is decided, and what the child is told.
namespace haven::voice::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind decision_made{"decision.made",
                                    About::child,
                                    case_,
                                    "A decision about the child is made.",
                                    {{"episode", track, entity, "Which decision", {}, "ep"},
                                     {"note", case_, words, "What was decided, by whom, and why"}},
                                    {decision()}};

inline constexpr Kind parental_responsibility_found{
    "parental-responsibility.found",
    About::child,
    case_,
    "A carer with parental rights or responsibilities is found.",
    {{"note", case_, words, "Who, where, and whether it is safe"}}};

inline constexpr Kind complaint_intent{
    "complaint.intent",
    About::child,
    case_,
    "The child wants to complain.",
    {{"words", voice, words, "What the child said"}, {"note", case_, words, "What happened"}}};

inline constexpr Kind advocacy_declined{"advocacy.declined",
                                        About::child,
                                        case_,
                                        "The child declines an advocate.",
                                        {{"words", voice, words, "What the child said"},
                                         {"note", case_, words, "How the offer was made"}}};

inline constexpr Kind decision_proposed{"decision.proposed",
                                        About::child,
                                        case_,
                                        "A decision about the child is proposed.",
                                        {{"episode", track, entity, "Which decision", {}, "ep"},
                                         {"note", case_, words, "What is proposed, and by whom"}}};

inline constexpr Kind wishes_not_practicable{
    "wishes.not-practicable",
    About::child,
    case_,
    "Hearing the child before a decision is not reasonably practicable.",
    {{"note", case_, words, "Why not, and when the child will be heard"}}};

inline constexpr Kind meeting_booked{"meeting.booked",
                                     About::child,
                                     case_,
                                     "A meeting with the child is booked.",
                                     {{"episode", track, entity, "Which meeting", {}, "ep"},
                                      {"note", case_, words, "What it is about, and who comes"}}};

inline constexpr Kind meeting_held{
    "meeting.held",
    About::child,
    case_,
    "A meeting with the child is held.",
    {{"episode", track, entity, "Which meeting", {}, "ep"},
     {"interpreter", track, yes_no, "Whether an interpreter was there"},
     {"note", case_, words, "What happened"},
     {"words", voice, words, "What the child said"}}};

inline constexpr Kind meeting_cancelled{
    "meeting.cancelled",
    About::child,
    case_,
    "A meeting with the child is called off.",
    {{"episode", track, entity, "Which meeting", {}, "ep"}, {"note", case_, words, "Why"}}};

inline constexpr Kind interpreter_waived{
    "interpreter.waived",
    About::child,
    case_,
    "The child does without an interpreter.",
    {{"episode", track, entity, "For which meeting", {}, "ep"},
     {"words", voice, words, "What the child said, in the child's own language"}}};

inline constexpr Kind views_declined{"views.declined",
                                     About::child,
                                     case_,
                                     "The child does not wish to comment on a decision.",
                                     {{"episode", track, entity, "Which decision", {}, "ep"},
                                      {"words", voice, words, "What the child said"}}};

inline constexpr const cases::EventKind* all[] = {
    &decision_made,     &parental_responsibility_found,
    &complaint_intent,  &advocacy_declined,
    &decision_proposed, &wishes_not_practicable,
    &meeting_booked,    &meeting_held,
    &meeting_cancelled, &interpreter_waived,
    &views_declined};

}  // namespace haven::voice::events
