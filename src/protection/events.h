#pragma once
#include "cases/event_kind.h"

/// A child at risk: strategy discussions, investigations, conferences, orders that protect.
namespace haven::protection::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind icpc_convened{"icpc.convened",
                                    About::child,
                                    case_,
                                    "A child protection conference is called.",
                                    {{"on", track, day, "The day for which it is called"},
                                     {"note", case_, words, "Who is asked to come"}}};

inline constexpr Kind risk_immediate{
    "risk.immediate",
    About::child,
    case_,
    "The child's life is at risk, or serious immediate harm is likely.",
    {{"note", safety, words, "What the danger is"}}};

inline constexpr Kind significant_harm_suspected{
    "significant-harm.suspected",
    About::child,
    case_,
    "The child is suspected to suffer significant harm, or to be likely to.",
    {{"note", case_, words, "What is suspected, and why"}}};

inline constexpr Kind s47_threshold{
    "s47.threshold",
    About::child,
    case_,
    "There is reasonable cause to suspect significant harm: the authority must "
    "enquire.",
    {{"note", case_, words, "What the cause is"}}};

inline constexpr Kind s47_started{"s47.started",
                                  About::child,
                                  case_,
                                  "An enquiry under section 47 is started.",
                                  {{"note", case_, words, "What is to be found out, and how"}}};

inline constexpr Kind s47_concluded{
    "s47.concluded",
    About::child,
    case_,
    "An enquiry under section 47 is concluded.",
    {{"outcome", track, code, "What it finds", "conference no-conference not-substantiated"},
     {"note", case_, words, "What was found, and why"}}};

inline constexpr Kind referral_received{
    "referral.received",
    About::child,
    case_,
    "The authority receives a referral of the child.",
    {{"referrer", track, code, "What kind of person refers",
      "professional public family child unknown"},
     {"child_protection", track, yes_no, "Whether it is about protecting the child"},
     {"immediate_danger", track, yes_no, "Whether the child is in immediate danger"},
     {"note", case_, words, "Who refers, and what they say"}}};

inline constexpr Kind referral_decided{
    "referral.decided",
    About::child,
    case_,
    "The authority decides what it does about a referral.",
    {{"outcome", track, code, "What it decides", "assessment enquiry support no-further-action"},
     {"note", case_, words, "Why"}},
    {decision()}};

inline constexpr Kind strategy_discussion{
    "strategy.discussion",
    About::child,
    case_,
    "A strategy discussion is held.",
    {{"initiated_s47", track, yes_no, "Whether it starts an enquiry under section 47"},
     {"note", case_, words, "Who took part, and what was decided"}}};

inline constexpr Kind icpc_held{"icpc.held",
                                About::child,
                                case_,
                                "The initial child protection conference is held.",
                                {{"plan", track, yes_no, "Whether it makes a plan"},
                                 {"note", case_, words, "What was decided, and why"}}};

inline constexpr Kind core_group_held{"core-group.held",
                                      About::child,
                                      case_,
                                      "A core group meets.",
                                      {{"note", case_, words, "Who came, and what was agreed"}}};

inline constexpr Kind review_conf_held{"review-conf.held",
                                       About::child,
                                       case_,
                                       "A review conference is held.",
                                       {{"plan", track, yes_no, "Whether the plan goes on"},
                                        {"note", case_, words, "What was decided, and why"}}};

inline constexpr Kind cp_plan_ended{"cp-plan.ended",
                                    About::child,
                                    case_,
                                    "The child protection plan ends.",
                                    {{"note", case_, words, "Why"}}};

inline constexpr Kind child_at_risk_suspected{
    "child-at-risk.suspected",
    About::child,
    case_,
    "Somebody has reason to suspect that the child is at risk.",
    {{"note", case_, words, "What was seen or said, by whom, and when"}}};

inline constexpr Kind report_received{
    "report.received",
    About::child,
    case_,
    "An authority in Wales receives a report that the child is at risk.",
    {{"note", case_, words, "Who reports, and what they say"}}};

inline constexpr Kind report_decided{
    "report.decided",
    About::child,
    case_,
    "An authority in Wales decides what is to be done about a report.",
    {{"outcome", track, code, "What it decides", "enquiry assessment support no-further-action"},
     {"note", case_, words, "What is to be done next, and why"}},
    {decision()}};

inline constexpr Kind cp_investigation_started{
    "cp.investigation.started",
    About::child,
    case_,
    "A child protection investigation starts in Northern Ireland.",
    {{"note", case_, words, "Who decided, and why"}}};

inline constexpr Kind cp_investigation_concluded{
    "cp.investigation.concluded",
    About::child,
    case_,
    "A child protection investigation in Northern Ireland comes to its end.",
    {{"outcome", track, code, "What it finds", "conference no-conference"},
     {"note", case_, words, "What was found, and why"}}};

inline constexpr Kind case_conference_held{
    "case-conference.held",
    About::child,
    case_,
    "The initial child protection case conference is held in Northern Ireland.",
    {{"plan", track, yes_no, "Whether the child's name goes on the register, with a plan"},
     {"note", case_, words, "Who came, and what was decided"}}};

inline constexpr Kind concern{"concern",
                              About::child,
                              case_,
                              "Somebody has a concern that the child may be at risk of harm.",
                              {{"note", case_, words, "What was seen or said, by whom, and when"}}};

inline constexpr Kind concern_notified{
    "concern.notified",
    About::child,
    case_,
    "Social work is notified of a concern about the child.",
    {{"note", case_, words, "Who notified it, and what was said"}}};

inline constexpr Kind investigation_started{
    "investigation.started",
    About::child,
    case_,
    "An inter-agency referral discussion decides on a child protection investigation.",
    {{"note", case_, words, "Who took part, and what was decided"}}};

inline constexpr Kind cppm_scheduled{
    "cppm.scheduled",
    About::child,
    case_,
    "A child protection planning meeting is arranged, or moved to another day.",
    {{"on", track, day, "The day of the meeting"},
     {"note", case_, words, "Who is to come, and why the day was chosen or changed"}}};

inline constexpr Kind cppm_called_off{
    "cppm.called-off",
    About::child,
    case_,
    "A child protection planning meeting that was arranged will not be held.",
    {{"note", case_, words, "Why"}}};

inline constexpr Kind cppm_not_needed{
    "cppm.not-needed",
    About::child,
    case_,
    "It is decided that no child protection planning meeting is needed.",
    {{"note", case_, words, "Who decided, and why"}}};

inline constexpr Kind cppm_inquorate{
    "cppm.inquorate",
    About::child,
    case_,
    "A child protection planning meeting cannot decide, for too few agencies came.",
    {{"note", case_, words, "Who came, and who did not"}}};

inline constexpr Kind cppm_held{
    "cppm.held",
    About::child,
    case_,
    "A child protection planning meeting is held.",
    {{"plan", track, yes_no, "Whether it makes, or keeps, a child protection plan"},
     {"note", case_, words, "Who came, and what was decided"}}};

inline constexpr Kind plan_concern{
    "plan.concern",
    About::child,
    case_,
    "The core group finds a significant change, or a concern, in the child "
    "protection plan.",
    {{"note", case_, words, "What changed, or what the concern is"}}};

inline constexpr Kind cpo_made{
    "cpo.made",
    About::child,
    case_,
    "A sheriff makes a child protection order.",
    {{"removal", track, yes_no, "Whether it authorises removal to a place of safety"},
     {"note", case_, words, "Who asked for it, whom it names, and what it directs"}}};

inline constexpr Kind cpo_attempted{
    "cpo.attempted",
    About::child,
    case_,
    "The person named in a child protection order tries to put it into effect.",
    {{"note", case_, words, "What was tried, where, and what came of it"}}};

inline constexpr Kind cpo_place_of_safety{
    "cpo.place-of-safety",
    About::child,
    case_,
    "The child is taken to a place of safety under a child protection order.",
    {{"note", case_, words, "What happened, and what the child was told"}}};

inline constexpr Kind cpo_s48_application{
    "cpo.s48-application",
    About::child,
    case_,
    "An application is made to the sheriff to end or vary a child protection order.",
    {{"note", case_, words, "Who applied, and for what"}}};

inline constexpr Kind cpo_s49_notice{
    "cpo.s49-notice",
    About::child,
    case_,
    "The Principal Reporter is told of an application to end or vary a child "
    "protection order.",
    {{"note", case_, words, "Who applied, and for what"}}};

inline constexpr Kind cpo_ended{
    "cpo.ended",
    About::child,
    case_,
    "A child protection order has ended.",
    {{"basis", track, code, "How", "days-ran-out not-implemented reporter hearing sheriff other"},
     {"note", case_, words, "What happened"}}};

inline constexpr Kind childrens_hearing_held{"childrens-hearing.held",
                                             About::child,
                                             case_,
                                             "A children's hearing is held.",
                                             {{"note", case_, words, "What was decided, and why"}}};

inline constexpr Kind childrens_hearing_grounds_begun{
    "childrens-hearing.grounds-begun",
    About::child,
    case_,
    "A children's hearing on the grounds of referral begins.",
    {{"note", case_, words, "What happened"}}};

inline constexpr Kind childrens_hearing_not_arranged{
    "childrens-hearing.not-arranged",
    About::child,
    case_,
    "The Principal Reporter gives notice that no hearing on the grounds will be held.",
    {{"note", case_, words, "Why"}}};

inline constexpr Kind s46_start{"s46.start",
                                About::child,
                                case_,
                                "The police take the child into police protection.",
                                {{"force", track, entity, "Which force", {}, "o"},
                                 {"note", safety, words, "What happened, and where"}}};

inline constexpr Kind s46_end{"s46.end",
                              About::child,
                              case_,
                              "Police protection ends.",
                              {{"note", case_, words, "Who ended it, and where the child goes"}}};

inline constexpr Kind s46_la_informed{
    "s46.la-informed",
    About::child,
    case_,
    "The authority of the place where the child was found, and the child, are told "
    "of it.",
    {{"authority", track, entity, "Which authority", {}, "o"},
     {"interpreter", track, yes_no, "Whether an interpreter was there when the child was told"},
     {"note", case_, words, "Who told whom"}}};

inline constexpr Kind s56_start{"s56.start",
                                About::child,
                                case_,
                                "A constable in Scotland takes the child to a place of safety.",
                                {{"note", safety, words, "What happened"}}};

inline constexpr Kind s56_end{
    "s56.end",
    About::child,
    case_,
    "The child is no longer kept in a place of safety under a constable's power.",
    {{"note", case_, words, "How it ended, and where the child goes"}}};

inline constexpr Kind epo_made{"epo.made",
                               About::child,
                               case_,
                               "A court makes an emergency protection order.",
                               {{"asked_by", track, code, "Who asked for it",
                                 "authority designated-officer authorised-person other unknown"},
                                {"ends", track, day, "The last day that the court sets"},
                                {"note", case_, words, "What the order says"}}};

inline constexpr Kind epo_extended{
    "epo.extended",
    About::child,
    case_,
    "An extension of an emergency protection order begins, on the last day of the "
    "order.",
    {{"ends", track, day, "The last day that the court sets"},
     {"note", case_, words, "What the court said"}}};

inline constexpr Kind epo_discharged{"epo.discharged",
                                     About::child,
                                     case_,
                                     "A court discharges an emergency protection order.",
                                     {{"note", case_, words, "Why, and where the child goes"}}};

inline constexpr Kind epo_ended{"epo.ended",
                                About::child,
                                case_,
                                "An emergency protection order has ended.",
                                {{"note", case_, words, "What follows it"}}};

inline constexpr const cases::EventKind* all[] = {&icpc_convened,
                                                  &risk_immediate,
                                                  &significant_harm_suspected,
                                                  &s47_threshold,
                                                  &s47_started,
                                                  &s47_concluded,
                                                  &referral_received,
                                                  &referral_decided,
                                                  &strategy_discussion,
                                                  &icpc_held,
                                                  &core_group_held,
                                                  &review_conf_held,
                                                  &cp_plan_ended,
                                                  &child_at_risk_suspected,
                                                  &report_received,
                                                  &report_decided,
                                                  &cp_investigation_started,
                                                  &cp_investigation_concluded,
                                                  &case_conference_held,
                                                  &concern,
                                                  &concern_notified,
                                                  &investigation_started,
                                                  &cppm_scheduled,
                                                  &cppm_called_off,
                                                  &cppm_not_needed,
                                                  &cppm_inquorate,
                                                  &cppm_held,
                                                  &plan_concern,
                                                  &cpo_made,
                                                  &cpo_attempted,
                                                  &cpo_place_of_safety,
                                                  &cpo_s48_application,
                                                  &cpo_s49_notice,
                                                  &cpo_ended,
                                                  &childrens_hearing_held,
                                                  &childrens_hearing_grounds_begun,
                                                  &childrens_hearing_not_arranged,
                                                  &s46_start,
                                                  &s46_end,
                                                  &s46_la_informed,
                                                  &s56_start,
                                                  &s56_end,
                                                  &epo_made,
                                                  &epo_extended,
                                                  &epo_discharged,
                                                  &epo_ended};

}  // namespace haven::protection::events
