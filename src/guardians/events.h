#pragma once
#include "cases/event_kind.h"

/// Guardians, and those who act for a child who is alone.
namespace haven::guardians::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind ictg_referral_received{
    "ictg.referral.received",
    About::child,
    case_,
    "The trafficking guardian service receives a referral of the child.",
    {{"reference", case_, words, "The reference given"}}};

inline constexpr Kind ictg_appointed{
    "ictg.appointed",
    About::child,
    case_,
    "A trafficking guardian begins to work for the child.",
    {{"route", track, code, "How", "direct indirect"}, {"note", case_, words, "What was agreed"}}};

inline constexpr Kind ictg_ended{"ictg.ended",
                                 About::child,
                                 case_,
                                 "The trafficking guardian's work for the child ends.",
                                 {{"note", case_, words, "Why"}}};

inline constexpr Kind ictg_declined{
    "ictg.declined",
    About::child,
    case_,
    "The child does not want the guardian to take part.",
    {{"words", voice, words, "What the child said"}, {"note", case_, words, "What happened"}}};

inline constexpr Kind guardian_referral_received{
    "guardian.referral.received",
    About::child,
    case_,
    "The guardian service receives a referral of the child.",
    {{"reference", case_, words, "The reference given"}}};

inline constexpr Kind guardian_appointed{
    "guardian.appointed",
    About::child,
    case_,
    "An independent guardian is appointed for the child.",
    {{"note", case_, words, "What was agreed, and how the guardian is reached"}}};

inline constexpr Kind guardian_continued{
    "guardian.continued",
    About::child,
    case_,
    "The young person agrees that the guardian stays after the age of 18.",
    {{"until", track, day, "Until when"}, {"note", case_, words, "How consent was given"}}};

inline constexpr Kind guardian_ended{"guardian.ended",
                                     About::child,
                                     case_,
                                     "The guardian's appointment ends.",
                                     {{"note", case_, words, "Why"}}};

inline constexpr Kind separated_child_identified{
    "separated-child.identified",
    About::child,
    case_,
    "A child is found to be separated from all who should care for the child.",
    {{"note", case_, words, "What happened"}}};

inline constexpr const cases::EventKind* all[] = {
    &ictg_referral_received,     &ictg_appointed,     &ictg_ended,         &ictg_declined,
    &guardian_referral_received, &guardian_appointed, &guardian_continued, &guardian_ended,
    &separated_child_identified};

}  // namespace haven::guardians::events
