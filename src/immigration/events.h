#pragma once
#include "cases/event_kind.h"

/// Asylum, immigration status, and advice on them.
namespace haven::immigration::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind adviser_instructed{
    "adviser.instructed",
    About::child,
    case_,
    "An immigration adviser begins to act for the child.",
    {{"adviser", case_, words, "Who, and at which firm or law centre"}}};

inline constexpr Kind adviser_ended{"adviser.ended",
                                    About::child,
                                    case_,
                                    "The immigration adviser stops acting for the child.",
                                    {{"note", case_, words, "Why, and who comes next"}}};

inline constexpr Kind asylum_interview_cancelled{
    "asylum.interview.cancelled",
    About::child,
    case_,
    "An interview of the child with the Home Office is called off.",
    {{"episode", track, entity, "Which interview", {}, "ep"}, {"note", case_, words, "Why"}}};

inline constexpr Kind homeoffice_decision{
    "homeoffice.decision",
    About::child,
    case_,
    "The Home Office decides about the child.",
    {{"note", case_, words, "What was decided, and what it says of the child's welfare"}}};

inline constexpr Kind uasc_identified{
    "uasc.identified",
    About::child,
    case_,
    "The child is identified as unaccompanied and seeking asylum.",
    {{"note", case_, words, "How it came to be known"}}};

inline constexpr Kind settled{"immigration.settled",
                              About::child,
                              case_,
                              "The child's immigration status is settled.",
                              {{"note", case_, words, "Which status, and until when"}}};

inline constexpr Kind unsettled{"immigration.unsettled",
                                About::child,
                                case_,
                                "The child is found to have no settled status, or loses one.",
                                {{"note", case_, words, "How it came to be known"}}};

inline constexpr Kind asylum_interview_booked{
    "asylum.interview.booked",
    About::child,
    case_,
    "An interview of the child with the Home Office is booked.",
    {{"episode", track, entity, "Which interview", {}, "ep"},
     {"on", track, day, "The day for which it is booked"},
     {"note", case_, words, "What it is about"}}};

inline constexpr Kind asylum_interview{
    "asylum.interview",
    About::child,
    case_,
    "The Home Office interviews the child.",
    {{"episode", track, entity, "Which interview", {}, "ep"},
     {"interpreter", track, yes_no, "Whether an interpreter was there"},
     {"note", case_, words, "Who was there, and what happened"}}};

inline constexpr const cases::EventKind* all[] = {
    &adviser_instructed,  &adviser_ended,           &asylum_interview_cancelled,
    &homeoffice_decision, &uasc_identified,         &settled,
    &unsettled,           &asylum_interview_booked, &asylum_interview};

}  // namespace haven::immigration::events
