#pragma once
#include "cases/event_kind.h"

/// A child before police and courts.
namespace haven::justice::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind child_detained{
    "child.detained",
    About::child,
    case_,
    "The police detain the child.",
    {{"force", track, entity, "Which force", {}, "o"},
     {"note", case_, words, "For what, and in which custody suite"}}};

inline constexpr Kind relevant_time{
    "relevant-time",
    About::child,
    case_,
    "The relevant time comes, from which the limits of police detention are counted.",
    {{"basis", track, code, "Why it is this moment",
      "arrival-at-station arrest-at-station 24-hours-from-arrest other"},
     {"note", case_, words, "What happened"}}};

inline constexpr Kind detention_authorised{"detention.authorised",
                                           About::child,
                                           case_,
                                           "The child's detention is authorised.",
                                           {{"note", case_, words, "The grounds given"}}};

inline constexpr Kind detention_reviewed{
    "detention.reviewed",
    About::child,
    case_,
    "The child's detention is reviewed.",
    {{"note", case_, words, "What was decided, and what was said for the child"}}};

inline constexpr Kind detention_extended{
    "detention.extended",
    About::child,
    case_,
    "Longer detention of the child is authorised.",
    {{"basis", track, code, "By what", "superintendent warrant"},
     {"note", case_, words, "Until when, and on what grounds"}}};

inline constexpr Kind child_charged{"child.charged",
                                    About::child,
                                    case_,
                                    "The child is charged.",
                                    {{"note", case_, words, "With what, and what happens next"}}};

inline constexpr Kind child_charged_bail_refused{
    "child.charged.bail-refused",
    About::child,
    case_,
    "The child is charged, and refused bail.",
    {{"note", case_, words, "With what, and why bail is refused"}}};

inline constexpr Kind s38_certified{
    "s38.certified",
    About::child,
    case_,
    "A custody officer certifies why a child refused bail stays in custody.",
    {{"basis", track, code, "What is certified; serious harm only for a child of 12 or over",
      "impracticable serious-harm"},
     {"note", case_, words, "The reasons given"}}};

inline constexpr Kind s38_request{
    "s38.request",
    About::child,
    case_,
    "The police ask an authority to take a child who was refused bail.",
    {{"authority", track, entity, "Which authority is asked", {}, "o"},
     {"note", case_, words, "Who asked whom, and for what kind of accommodation"}}};

inline constexpr Kind charging_decision{
    "charging.decision",
    About::child,
    case_,
    "A prosecutor or the police decide whether the child is charged.",
    {{"outcome", track, code, "What is decided", "charge no-charge other"},
     {"note", case_, words, "The decision, and its reasons"}}};

inline constexpr Kind charging_reviewed{
    "charging.reviewed",
    About::child,
    case_,
    "The decision to prosecute the child is reviewed.",
    {{"outcome", track, code, "What is decided", "goes-on stops"},
     {"note", case_, words, "What was found"}}};

inline constexpr Kind charge_threshold_test{"charge.threshold-test",
                                            About::child,
                                            case_,
                                            "A charge on the threshold test cannot wait.",
                                            {{"note", case_, words, "Why it cannot wait"}}};

inline constexpr Kind case_marking{
    "case.marking",
    About::child,
    case_,
    "A prosecutor in Scotland marks the case against the child.",
    {{"outcome", track, code, "How it is marked", "no-proceedings proceedings other"},
     {"note", case_, words, "What was decided, and why"}}};

inline constexpr Kind case_new_information{
    "case.new-information",
    About::child,
    case_,
    "The prosecutor learns something new about the trafficking.",
    {{"note", case_, words, "What, and from whom"}}};

inline constexpr Kind criminal_hearing_held{
    "criminal-hearing.held",
    About::child,
    case_,
    "A court hears the criminal case against the child.",
    {{"note", case_, words, "Which court, and what happened"}}};

inline constexpr Kind criminal_case_ended{
    "criminal-case.ended",
    About::child,
    case_,
    "The criminal case against the child ends.",
    {{"outcome", track, code, "How",
      "no-further-action discontinued acquitted convicted quashed other"},
     {"note", case_, words, "What happened"}}};

inline constexpr Kind child_arrested{"child.arrested",
                                     About::child,
                                     case_,
                                     "The child is arrested.",
                                     {{"force", track, entity, "Which force", {}, "o"},
                                      {"note", case_, words, "For what, and where"}}};

inline constexpr Kind police_interview{
    "police.interview",
    About::child,
    case_,
    "The police interview the child as a suspect.",
    {{"force", track, entity, "Which force", {}, "o"},
     {"interpreter", track, yes_no, "Whether an interpreter was there"},
     {"note", case_, words, "Who was there, and what happened"}}};

inline constexpr Kind child_released{
    "child.released",
    About::child,
    case_,
    "The police release the child.",
    {{"force", track, entity, "Which force", {}, "o"}, {"note", case_, words, "How, and to whom"}}};

inline constexpr const cases::EventKind* all[] = {&child_detained,
                                                  &relevant_time,
                                                  &detention_authorised,
                                                  &detention_reviewed,
                                                  &detention_extended,
                                                  &child_charged,
                                                  &child_charged_bail_refused,
                                                  &s38_certified,
                                                  &s38_request,
                                                  &charging_decision,
                                                  &charging_reviewed,
                                                  &charge_threshold_test,
                                                  &case_marking,
                                                  &case_new_information,
                                                  &criminal_hearing_held,
                                                  &criminal_case_ended,
                                                  &child_arrested,
                                                  &police_interview,
                                                  &child_released};

}  // namespace haven::justice::events
