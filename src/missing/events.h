#pragma once
#include "cases/event_kind.h"

/// Being missing: reported, looked for, found, and what is asked afterwards.
namespace haven::missing::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr std::string_view circumstances =
    "LURED_CONTACT COLLECTED_VEHICLE DEBT_BOND THREAT_TO_FAMILY "
    "FEAR_OF_REMOVAL FEAR_OF_AGE_PROCESS UNHAPPY_PLACEMENT ISOLATION "
    "LOOKING_FOR_FAMILY SEEKING_WORK PEER_EXPLOITED BEFORE_COURT "
    "AFTER_DECISION AFTER_MOVE_NEWS ABDUCTED UNKNOWN";

inline constexpr Kind child_absent{
    "child.absent",
    About::child,
    safety,
    "The child is not where they should be, and is not reported missing yet.",
    {{"note", safety, words, "What is known, and what is being done"}}};

inline constexpr Kind reported{
    "missing.reported",
    About::child,
    safety,
    "The child is reported missing.",
    {{"episode", track, entity, "This time the child is missing", {}, "ep"},
     {"force", track, entity, "The police force concerned", {}, "o"},
     {"last_safe", track, span, "When the child was last known safe"},
     {"found_missing", track, moment, "When it was noticed"},
     {"category", track, code, "Missing, or away from placement", "missing away"},
     {"level", track, code, "Risk level until the police set theirs", "high not_set"},
     {"suspected", track, yes_no, "Whether exploitation again is suspected"},
     {"circumstances", track, codes, "What is thought to have happened", circumstances},
     {"took_phone", safety, yes_no, "Whether the child took a telephone"},
     {"clothing", safety, words, "What the child was wearing"},
     {"seen_with", safety, words, "Car or person seen"},
     {"words", safety, words, "Anything else that helps the search"},
     {"last_seen_where", safety, words, "Where the child was last seen, in the reporter's words"}},
    {begins("about"), begins("reported_to"), stays()}};

inline constexpr Kind la_informed{"missing.la-informed",
                                  About::child,
                                  safety,
                                  "The responsible authority is told that the child is missing.",
                                  {{"episode", track, entity, "Which time", {}, "ep"},
                                   {"authority", track, entity, "Which authority", {}, "o"},
                                   {"note", case_, words, "Who was told, and by whom"}}};

inline constexpr Kind others_informed{"missing.others-informed",
                                      About::child,
                                      safety,
                                      "Everyone who must know is told that the child is missing.",
                                      {{"episode", track, entity, "Which time", {}, "ep"},
                                       {"told", case_, words, "Who was told"},
                                       {"left_out", case_, words, "Who was not told, and why"}}};

inline constexpr Kind strategy_held{"missing.strategy-held",
                                    About::child,
                                    safety,
                                    "A strategy meeting is held about the missing child.",
                                    {{"episode", track, entity, "Which time", {}, "ep"},
                                     {"came", case_, words, "Who came"},
                                     {"decisions", safety, words, "What was decided"}}};

inline constexpr Kind police{
    "missing.police",
    About::child,
    safety,
    "The police take the report, or set the risk level.",
    {{"episode", track, entity, "Which time", {}, "ep"},
     {"reference", case_, words, "The police reference"},
     {"force", track, entity, "Which force", {}, "o"},
     {"level", track, code, "Risk level", "high medium low no_apparent_risk"},
     {"set_by", track, code, "Who set the level", "desk_officer sergeant inspector superintendent"},
     {"reason", case_, words, "Why the level was changed"}},
    {begins("episode_officer", Gain::none), decision()}};

inline constexpr Kind reviewed{"missing.reviewed",
                               About::child,
                               safety,
                               "The case of a missing child is reviewed.",
                               {{"episode", track, entity, "Which time", {}, "ep"},
                                {"came", case_, words, "Who came"},
                                {"invited", case_, words, "Who was invited and did not come"},
                                {"decisions", safety, words, "What was decided"},
                                {"publicity", safety, words, "Whether to publish, and why"}}};

inline constexpr Kind child_located{
    "child.located",
    About::child,
    safety,
    "The child is seen, and it is not yet confirmed.",
    {{"episode", track, entity, "Which time", {}, "ep"},
     {"area", location, words, "Where"},
     {"by_whom", case_, words, "By whom"},
     {"confidence", track, code, "How sure", "certain likely possible unknown"}},
    {begins("reported_to")}};

inline constexpr Kind child_returned{
    "child.returned",
    About::child,
    safety,
    "The child is found, or comes back.",
    {{"episode", track, entity, "Which time", {}, "ep"},
     {"found_by", case_, words, "Who found the child"},
     {"where", location, words, "Where"},
     {"force", track, entity, "The force that found the child", {}, "o"},
     {"place", track, code, "What kind of place",
      "carers previous_exploitation new_exploitation police_custody hospital "
      "transport street other_placement other_authority overseas "
      "self_returned unknown"},
     {"condition", safety, words, "How the child is"},
     {"name_given", core, words, "The name given there"},
     {"with_whom", safety, words, "Who was with the child"}},
    {closes("about", "ep"), names("name_given")}};

inline constexpr Kind tonight_decided{
    "tonight.decided",
    About::child,
    safety,
    "Where the child sleeps tonight is decided.",
    {{"episode", track, entity, "After which time missing", {}, "ep"},
     {"stays", track, code, "Where", "new_place former_place with_police hospital not_known"},
     {"why_not_known", case_, words, "Why it is not known"},
     {"warning_read", track, yes_no, "Whether the warning about the former address was read"},
     {"reason", case_, words, "Why the former address, when it is chosen"},
     {"placement", track, entity, "The placement chosen", {}, "pl"}},
    {decision()}};

inline constexpr Kind safe_and_well_held{"safe-and-well.held",
                                         About::child,
                                         safety,
                                         "The police see that the child is safe and well.",
                                         {{"episode", track, entity, "Which time", {}, "ep"},
                                          {"force", track, entity, "Which force", {}, "o"},
                                          {"said", voice, words, "What the child said"}}};

inline constexpr Kind return_interview_offered{
    "return-interview.offered",
    About::child,
    safety,
    "The return interview is offered, held or declined.",
    {{"episode", track, entity, "Which time", {}, "ep"},
     {"outcome", track, code, "What came of it", "completed declined offered"},
     {"by_whom", case_, words, "The independent person"},
     {"themes", safety, words, "Themes that may be shared"},
     {"words", voice, words, "The child's words"}}};

inline constexpr Kind risk_shared{"missing.risk-shared",
                                  About::child,
                                  safety,
                                  "What was learned of the risk is shared.",
                                  {{"episode", track, entity, "After which time missing", {}, "ep"},
                                   {"with", case_, words, "With whom"},
                                   {"what", safety, words, "What was shared"}}};

inline constexpr Kind risk_kept{
    "missing.risk-kept",
    About::child,
    case_,
    "What was learned is kept, because sharing would break the child's confidence.",
    {{"episode", track, entity, "After which time missing", {}, "ep"},
     {"reason", case_, words, "Why it is kept, and who decided"}}};

inline constexpr Kind carer_log{
    "carer.log",
    About::child,
    safety,
    "The carer writes in the log.",
    {{"about", track, code, "About what", "contact stranger worry good_news other"},
     {"note", safety, words, "What happened"}}};

inline constexpr const cases::EventKind* all[] = {
    &child_absent,   &reported,        &la_informed,        &others_informed,
    &strategy_held,  &police,          &reviewed,           &child_located,
    &child_returned, &tonight_decided, &safe_and_well_held, &return_interview_offered,
    &risk_shared,    &risk_kept,       &carer_log};

}  // namespace haven::missing::events
