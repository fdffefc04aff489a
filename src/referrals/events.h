#pragma once
#include "cases/event_kind.h"

/// The National Referral Mechanism, and the suspicion that a child was trafficked.
namespace haven::referrals::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr std::string_view exploitation =
    "SEX_CSE SEX_COMMERCIAL SEX_HELD CRIM_CANNABIS CRIM_COUNTY_LINES "
    "CRIM_THEFT CRIM_BEG CRIM_FRAUD CRIM_BOAT CRIM_OTHER LAB_NAILS "
    "LAB_CARWASH LAB_FOOD LAB_BUILD LAB_FARM LAB_FISH LAB_OTHER FIN_WAGES "
    "DOM_SERV ORGAN MARRIAGE ADOPTION UNKNOWN NOT_DISCLOSED";
inline constexpr std::string_view certainty = "said observed concluded unknown";

inline constexpr Kind trafficking_suspected{
    "trafficking.suspected",
    About::child,
    case_,
    "There is reason to suspect trafficking.",
    {{"types", track, codes, "Kinds of exploitation", exploitation},
     {"certainty", track, code, "Said, observed or concluded", certainty},
     {"account", case_, words, "The account, once"},
     {"indicators", case_, words, "Indicators seen, by whom, when and where"}}};

inline constexpr Kind nrm_referral_made{
    "nrm.referral.made",
    About::child,
    case_,
    "The child is referred to the National Referral Mechanism.",
    {{"reference", case_, words, "The reference given"},
     {"by_whom", track, entity, "The first responder organisation", {}, "o"}}};

inline constexpr Kind nrm_rg_positive{
    "nrm.rg.positive",
    About::child,
    case_,
    "The reasonable grounds decision is positive.",
    {{"from", case_, words, "Who decided"},
     {"route", track, code, "Who decides the case", "central panel"},
     {"earlier_only", track, yes_no,
      "Whether it is only about what happened before the first such decision"}}};

inline constexpr Kind nrm_rg_negative{
    "nrm.rg.negative",
    About::child,
    case_,
    "The reasonable grounds decision is negative.",
    {{"from", case_, words, "Who decided"}, {"reasons", case_, words, "The reasons"}}};

inline constexpr Kind nrm_referral_about_to_be_made{
    "nrm.referral.about-to-be-made",
    About::child,
    case_,
    "A referral to the National Referral Mechanism is about to be made.",
    {{"by_whom", track, entity, "The first responder organisation", {}, "o"},
     {"note", case_, words, "What happened"}}};

inline constexpr Kind nrm_panel_handed_back{
    "nrm.panel.handed-back",
    About::child,
    case_,
    "The local panel hands the case to the competent authority.",
    {{"note", case_, words, "Why"}}};

inline constexpr Kind nrm_cg_told_positive{
    "nrm.cg.told-positive",
    About::child,
    case_,
    "The authority is told that the conclusive grounds decision is positive.",
    {{"from", case_, words, "Who decided, and how it came"}}};

inline constexpr Kind nrm_cg_told_negative{
    "nrm.cg.told-negative",
    About::child,
    case_,
    "The authority is told that the conclusive grounds decision is negative.",
    {{"from", case_, words, "Who decided, and how it came"},
     {"reasons", case_, words, "The reasons"}}};

inline constexpr Kind nrm_cg_deferred{
    "nrm.cg.deferred",
    About::child,
    case_,
    "The conclusive grounds decision is put off.",
    {{"basis", track, code, "Why it is put off", "evidence judicial-review other"},
     {"note", case_, words, "What is awaited"}}};

inline constexpr Kind nrm_cg_resumed{"nrm.cg.resumed",
                                     About::child,
                                     case_,
                                     "The conclusive grounds decision is taken up again.",
                                     {{"note", case_, words, "What came of it"}}};

inline constexpr Kind nrm_cg_negative_final{"nrm.cg.negative-final",
                                            About::child,
                                            case_,
                                            "A negative conclusive grounds decision becomes final.",
                                            {{"note", case_, words, "What was the last step"}}};

inline constexpr Kind nrm_decision_withdrawn{
    "nrm.decision.withdrawn",
    About::child,
    case_,
    "A decision on the referral is withdrawn by those who made it.",
    {{"note", case_, words, "Which decision, and why"}}};

inline constexpr Kind nrm_disqualified{
    "nrm.disqualified",
    About::child,
    case_,
    "The person is disqualified under section 63 of the Nationality and Borders Act "
    "2022.",
    {{"basis", track, code, "On what ground", "public-order bad-faith"},
     {"note", case_, words, "The reasons given"}}};

inline constexpr Kind person_removed{
    "person.removed",
    About::child,
    case_,
    "The person is removed from the United Kingdom. Kept so that a breach can be "
    "shown.",
    {{"note", case_, words, "What happened"}}};

inline constexpr Kind homeoffice_s58_notice{
    "homeoffice.s58-notice",
    About::child,
    case_,
    "A slavery or trafficking information notice is served.",
    {{"answer_by", track, day, "The day that the notice sets"},
     {"note", case_, words, "What it asks"}}};

inline constexpr Kind trafficking_vulnerable{
    "trafficking.vulnerable",
    About::child,
    case_,
    "There is reason to believe that the child may come to be trafficked.",
    {{"indicators", case_, words, "Indicators seen, by whom, when and where"}}};

inline constexpr Kind trafficking_reasonable_belief{
    "trafficking.reasonable-belief",
    About::child,
    case_,
    "There is reason to believe that the child was trafficked.",
    {{"indicators", case_, words, "What the belief rests on"}}};

inline constexpr Kind trafficking_withdrawn{"trafficking.withdrawn",
                                            About::child,
                                            case_,
                                            "The suspicion of trafficking is withdrawn.",
                                            {{"reasons", case_, words, "The reasons"}}};

inline constexpr Kind nrm_referral_received{
    "nrm.referral.received",
    About::child,
    case_,
    "The competent authority receives a referral of the child.",
    {{"reference", case_, words, "The reference given"}}};

inline constexpr Kind nrm_referral_withdrawn{"nrm.referral.withdrawn",
                                             About::child,
                                             case_,
                                             "The referral is withdrawn.",
                                             {{"note", case_, words, "Why"}}};

inline constexpr Kind nrm_cg_positive{"nrm.cg.positive",
                                      About::child,
                                      case_,
                                      "The conclusive grounds decision is positive.",
                                      {{"from", case_, words, "Who decided"}}};

inline constexpr Kind nrm_cg_negative{
    "nrm.cg.negative",
    About::child,
    case_,
    "The conclusive grounds decision is negative.",
    {{"from", case_, words, "Who decided"}, {"reasons", case_, words, "The reasons"}}};

inline constexpr Kind indicators_present{
    "indicators.present",
    About::child,
    case_,
    "A child who is suspected of an offence shows signs of trafficking.",
    {{"indicators", case_, words, "The signs, seen by whom, when and where"}}};

inline constexpr const cases::EventKind* all[] = {&trafficking_suspected,
                                                  &nrm_referral_made,
                                                  &nrm_rg_positive,
                                                  &nrm_rg_negative,
                                                  &nrm_referral_about_to_be_made,
                                                  &nrm_panel_handed_back,
                                                  &nrm_cg_told_positive,
                                                  &nrm_cg_told_negative,
                                                  &nrm_cg_deferred,
                                                  &nrm_cg_resumed,
                                                  &nrm_cg_negative_final,
                                                  &nrm_decision_withdrawn,
                                                  &nrm_disqualified,
                                                  &person_removed,
                                                  &homeoffice_s58_notice,
                                                  &trafficking_vulnerable,
                                                  &trafficking_reasonable_belief,
                                                  &trafficking_withdrawn,
                                                  &nrm_referral_received,
                                                  &nrm_referral_withdrawn,
                                                  &nrm_cg_positive,
                                                  &nrm_cg_negative,
                                                  &indicators_present};

}  // namespace haven::referrals::events
