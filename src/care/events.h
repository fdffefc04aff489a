#pragma once
#include "cases/event_kind.h"

/// Being looked after: placements, visits, plans and reviews.
namespace haven::care::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr std::string_view placement_types =
    "foster_specialist foster connected_person childrens_home secure_home "
    "supported school hospital temporary interim_office adult_found";
inline constexpr std::string_view pack_parts =
    "photo height marks clothes phone names_used bank_card travel_card "
    "medication contacts places transport patterns language response";

inline constexpr Kind hospital_taken{"hospital.taken",
                                     About::child,
                                     case_,
                                     "The child is taken from custody to hospital.",
                                     {{"note", health, words, "Why, and who goes with the child"}}};

inline constexpr Kind hospital_returned{"hospital.returned",
                                        About::child,
                                        case_,
                                        "The child is back in custody from hospital.",
                                        {{"note", health, words, "What was found"}}};

inline constexpr Kind lac_start{
    "lac.start",
    About::child,
    case_,
    "The child becomes looked after.",
    {{"legal_basis", track, code, "On what legal basis",
      "section_20 interim_care_order care_order police_protection "
      "emergency_protection_order remand section_76_wales "
      "section_25_scotland article_21_ni unknown"},
     {"authority", track, entity, "The authority that is responsible", {}, "o"},
     {"emergency", track, yes_no, "Whether the first placement is an emergency one"},
     {"school_place", track, yes_no, "Whether the child has a school place"},
     {"health_assessed", track, yes_no,
      "Whether the child's health was assessed in the three months before"}},
    {is_responsible("authority")}};

inline constexpr Kind lac_end{"lac.end",
                              About::child,
                              case_,
                              "The child stops being looked after.",
                              {{"reason", case_, words, "Why"}}};

inline constexpr Kind placement_start{
    "placement.start",
    About::child,
    safety,
    "The child is placed. The address is sealed at once.",
    {{"placement", track, entity, "The placement", {}, "pl"},
     {"type", track, code, "What kind of placement", placement_types},
     {"emergency", track, yes_no, "Whether it is an emergency placement"},
     {"authority", track, entity, "The authority whose placement it is", {}, "o"},
     {"provider", track, entity, "The provider, as an opaque reference", {}, "o"},
     {"basis", track, code, "Under which provision, where it is a special one",
      "reg23-emergency reg36-emergency reg19-parent reg24-connected "
      "interim-order-parent"},
     {"proposed", track, yes_no, "Whether this very placement was proposed before it started"},
     {"outside_area", track, yes_no, "Whether it is outside the responsible authority's area"},
     {"located_in", track, code, "In which nation", "eng wls sct ni abroad"},
     {"legal_transfer", track, yes_no, "Whether responsibility passes by law with it"},
     {"long_term", track, yes_no, "Whether it is meant to last until the child is 18"},
     {"school_place", track, yes_no, "Whether the child has a school place there"},
     {"address", location, words, "Where the child sleeps"},
     {"carer", location, words, "Who cares for the child there"},
     {"phone", location, words, "Telephone there"},
     {"school", location, words, "School or college"}},
    {begins("about"), begins("carer"), ends("about")}};

inline constexpr Kind placement_end{
    "placement.end",
    About::child,
    safety,
    "A placement ends.",
    {{"placement", track, entity, "The placement", {}, "pl"},
     {"reason", track, code, "Why it ended",
      "care_plan carer_asks child_asks authority_asks closure standards "
      "custody missing THREAT_TRAFFICKER ADDRESS_COMPROMISED "
      "CO_PLACEMENT_RISK SIBLING_REUNION AGE_RULE other"},
     {"notified", track, yes_no, "Whether written notice was given before the end"},
     {"outside_area", track, yes_no, "Whether it was outside the responsible authority's area"}}};

inline constexpr Kind pack_recorded{
    "pack.recorded",
    About::child,
    safety,
    "Parts of the missing pack are recorded.",
    {{"parts", track, codes, "Which parts are recorded here", pack_parts},
     {"gaps", track, codes, "Which parts are known not to be known", pack_parts},
     {"photo_where", core, words, "Where the photograph is, and when it was taken"},
     {"height", core, words, "Height and build"},
     {"marks", core, words, "Marks and features"},
     {"clothes", core, words, "Clothes"},
     {"phone", safety, words, "Telephone numbers and handsets seen"},
     {"names_used", core, words, "Social names and nicknames"},
     {"bank_card", safety, words, "Bank card"},
     {"travel_card", safety, words, "Travel card"},
     {"medication", safety, words, "Medication, and what happens without it"},
     {"contacts", safety, words, "Last contacts"},
     {"places", safety, words, "Places the child may go to"},
     {"transport", safety, words, "Transport the child may use"},
     {"patterns", safety, words, "What happened before"},
     {"language", core, words, "Language and dialect, or that it is unsure"},
     {"response", safety, words, "Agreed response and trigger times"}},
    {names("names_used")}};

inline constexpr Kind photo_id_recorded{"photo-id.recorded",
                                        About::child,
                                        safety,
                                        "A photograph is taken.",
                                        {{"note", case_, words, "Where the photograph is kept"}}};

inline constexpr Kind photo_id_refused{
    "photo-id.refused",
    About::child,
    safety,
    "The child refuses to be photographed.",
    {{"words", voice, words, "What the child said"},
     {"note", case_, words, "What was done instead, so that the child can be described"}}};

inline constexpr Kind keyworker_contact{"keyworker.contact",
                                        About::child,
                                        safety,
                                        "The key worker speaks with the child.",
                                        {{"how", track, code, "How", "in_person voice message"},
                                         {"note", case_, words, "What was said"}}};

inline constexpr Kind plan_revised{
    "plan.revised",
    About::child,
    case_,
    "The plans for the child are revised.",
    {{"plans", track, codes, "Which plans", "care_plan placement_plan safety_plan pathway_plan"},
     {"note", case_, words, "What changed, and why"}}};

inline constexpr Kind safety_plan_recorded{
    "safety-plan.recorded",
    About::child,
    safety,
    "How the child is kept safe is agreed and written down.",
    {{"plan", safety, words, "The plan"},
     {"review_by", track, day, "The day by which it is looked at again"}}};

inline constexpr Kind safety_plan_reviewed{
    "safety-plan.reviewed",
    About::child,
    safety,
    "The safety plan is looked at again.",
    {{"outcome", track, code, "What came of it", "stays changed"},
     {"note", safety, words, "What was found, and what changes"}}};

inline constexpr Kind review_called{"review.called",
                                    About::child,
                                    case_,
                                    "A review of the child's case is called.",
                                    {{"on", track, day, "The day for which it is called"},
                                     {"note", case_, words, "Who is asked to come"}}};

inline constexpr Kind pf_notified{
    "pf.notified",
    About::child,
    case_,
    "The authority is told of a private fostering arrangement.",
    {{"note", case_, words, "Who told, and what is known of the arrangement"}}};

inline constexpr Kind pf_visit{"pf.visit",
                               About::child,
                               case_,
                               "A private fostering arrangement is visited.",
                               {{"alone", track, yes_no, "Whether the child was seen alone"},
                                {"note", case_, words, "What was seen and said"}}};

inline constexpr Kind pf_ended{"pf.ended",
                               About::child,
                               case_,
                               "A private fostering arrangement ends.",
                               {{"note", case_, words, "Why, and where the child goes"}}};

inline constexpr Kind care_plan_for_court{
    "care-plan.for-court",
    About::child,
    case_,
    "The care plan is made for the court, under section 31A of the Children Act 1989.",
    {{"note", case_, words, "What happened"}}};

inline constexpr Kind placement_plan_signed{
    "placement-plan.signed",
    About::child,
    case_,
    "The placement plan is signed by the carer or the home.",
    {{"placement", track, entity, "The placement", {}, "pl"},
     {"note", case_, words, "What it says of the child's wishes"}}};

inline constexpr Kind placement_withdrawn{
    "placement.withdrawn",
    About::child,
    case_,
    "The proposal to place the child is withdrawn.",
    {{"placement", track, entity, "The placement that was proposed", {}, "pl"},
     {"note", case_, words, "Why"}}};

inline constexpr Kind placement_change_proposed{
    "placement.change.proposed",
    About::child,
    case_,
    "A change of placement is proposed.",
    {{"reason", track, code, "Why", "immediate-risk care-plan carer child other"},
     {"note", case_, words, "What is proposed, and why"}}};

inline constexpr Kind temp_approval_start{
    "temp-approval.start",
    About::child,
    case_,
    "A connected person is approved as the child's carer for a time.",
    {{"placement", track, entity, "The placement", {}, "pl"},
     {"note", case_, words, "What was looked at"}}};

inline constexpr Kind temp_approval_extended{
    "temp-approval.extended",
    About::child,
    case_,
    "An extension of the temporary approval begins, as the first sixteen weeks end.",
    {{"placement", track, entity, "The placement", {}, "pl"},
     {"note", case_, words, "Why it is extended"}}};

inline constexpr Kind secure_start{
    "secure.start",
    About::child,
    case_,
    "The child is placed in secure accommodation: the hours begin.",
    {{"placement", track, entity, "The placement", {}, "pl"}, {"note", case_, words, "Why"}}};

inline constexpr Kind secure_end{"secure.end",
                                 About::child,
                                 case_,
                                 "The child leaves secure accommodation: the hours end.",
                                 {{"placement", track, entity, "The placement", {}, "pl"},
                                  {"note", case_, words, "What happened"}}};

inline constexpr Kind secure_authorised{
    "secure.authorised",
    About::child,
    case_,
    "A court allows the child to be kept in secure accommodation.",
    {{"until", track, day, "Until when"}, {"note", case_, words, "What the court ordered"}}};

inline constexpr Kind secure_order_ended{"secure.order-ended",
                                         About::child,
                                         case_,
                                         "The court's order on secure accommodation ends.",
                                         {{"note", case_, words, "Why"}}};

inline constexpr Kind placement_proposed{
    "placement.proposed",
    About::child,
    case_,
    "A placement is proposed for the child.",
    {{"placement", track, entity, "The placement", {}, "pl"},
     {"placement_type", track, code, "What kind of placement",
      "foster connected-person childrens-home residential secure "
      "supported-accommodation unregulated adult-hostel hotel school "
      "hospital other"},
     {"emergency", track, yes_no, "Whether it is an emergency placement"},
     {"located_in", track, code, "In which nation", "eng wls sct ni abroad"},
     {"legal_transfer", track, yes_no, "Whether responsibility passes by law with it"},
     {"outside_area", track, yes_no, "Whether it is outside the responsible authority's area"},
     {"at_distance", track, yes_no,
      "Whether it is also outside the areas of the authorities that border on it"},
     {"carer", track, code, "Whose carer it is", "own-foster connected-person agency home other"},
     {"note", case_, words, "Why this placement"}}};

inline constexpr Kind lac_visit{"lac.visit",
                                About::child,
                                case_,
                                "The child is visited in the placement.",
                                {{"placement", track, entity, "The placement", {}, "pl"},
                                 {"interpreter", track, yes_no, "Whether an interpreter was there"},
                                 {"note", case_, words, "What happened"},
                                 {"words", voice, words, "What the child said"}}};

inline constexpr Kind visit_not_alone{
    "visit.not-alone",
    About::child,
    case_,
    "A visit passes without the child being spoken with alone.",
    {{"reason", track, code, "Why", "refused inappropriate unable"},
     {"note", case_, words, "What happened"}}};

inline constexpr Kind iro_appointed{"iro.appointed",
                                    About::child,
                                    case_,
                                    "An independent reviewing officer is appointed for the child.",
                                    {{"officer", track, entity, "The officer", {}, "u"}}};

inline constexpr Kind review_scheduled{"review.scheduled",
                                       About::child,
                                       case_,
                                       "A review of the child's case is arranged.",
                                       {{"episode", track, entity, "Which review", {}, "ep"},
                                        {"on", track, day, "The day for which it is arranged"}}};

inline constexpr Kind review_cancelled{
    "review.cancelled",
    About::child,
    case_,
    "A review that was arranged is called off.",
    {{"episode", track, entity, "Which review", {}, "ep"}, {"note", case_, words, "Why"}}};

inline constexpr Kind review_held{
    "review.held",
    About::child,
    case_,
    "The child's case is reviewed.",
    {{"episode", track, entity, "Which review", {}, "ep"},
     {"n", track, count, "Which in number: 1 is the first since the child came into care"},
     {"note", case_, words, "What was decided, and why"},
     {"words", voice, words, "What the child said"}}};

inline constexpr Kind review_circulated{
    "review.circulated",
    About::child,
    case_,
    "The decisions or the record of a review go out.",
    {{"episode", track, entity, "Which review", {}, "ep"},
     {"what", track, code,
      "The decisions, the full record as complete, or the full record sent round",
      "decisions record distribution"},
     {"note", case_, words, "To whom, and who was left out"}}};

inline constexpr Kind iro_not_alone{
    "iro.not-alone",
    About::child,
    case_,
    "The reviewing officer does not speak with the child alone before a review.",
    {{"episode", track, entity, "Which review", {}, "ep"},
     {"reason", track, code, "Why", "refused inappropriate"},
     {"note", case_, words, "What happened"}}};

inline constexpr Kind independent_visitor_objected{
    "independent-visitor.objected",
    About::child,
    case_,
    "The child objects to an independent visitor.",
    {{"words", voice, words, "What the child said"}}};

inline constexpr Kind event_serious{
    "event.serious",
    About::child,
    case_,
    "A serious event concerns a child who lives in a home or in supported "
    "accommodation.",
    {{"kinds", track, codes, "What kind of event",
      "exploitation police enquiry death injury allegation other"},
     {"note", safety, words, "What happened"}}};

inline constexpr Kind care_plan_signed{"care-plan.signed",
                                       About::child,
                                       case_,
                                       "The care plan is signed.",
                                       {{"note", case_, words, "What the plan says"}}};

inline constexpr Kind dol_placement_scotland{
    "dol.placement.scotland",
    About::child,
    case_,
    "The child is placed in Scotland under another nation's deprivation of liberty "
    "order.",
    {{"note", case_, words, "Which court, until when, and what the placing authority undertook"}}};

inline constexpr Kind dol_condition_failed{
    "dol.condition-failed",
    About::child,
    case_,
    "A condition on which the order has effect in Scotland is no longer met.",
    {{"note", case_, words, "Which condition, and what is done about it"}}};

inline constexpr Kind dol_ended{"dol.ended",
                                About::child,
                                case_,
                                "A deprivation of liberty order ends.",
                                {{"note", case_, words, "How, and what follows"}}};

inline constexpr const cases::EventKind* all[] = {&hospital_taken,
                                                  &hospital_returned,
                                                  &lac_start,
                                                  &lac_end,
                                                  &placement_start,
                                                  &placement_end,
                                                  &pack_recorded,
                                                  &photo_id_recorded,
                                                  &photo_id_refused,
                                                  &keyworker_contact,
                                                  &plan_revised,
                                                  &safety_plan_recorded,
                                                  &safety_plan_reviewed,
                                                  &review_called,
                                                  &pf_notified,
                                                  &pf_visit,
                                                  &pf_ended,
                                                  &care_plan_for_court,
                                                  &placement_plan_signed,
                                                  &placement_withdrawn,
                                                  &placement_change_proposed,
                                                  &temp_approval_start,
                                                  &temp_approval_extended,
                                                  &secure_start,
                                                  &secure_end,
                                                  &secure_authorised,
                                                  &secure_order_ended,
                                                  &placement_proposed,
                                                  &lac_visit,
                                                  &visit_not_alone,
                                                  &iro_appointed,
                                                  &review_scheduled,
                                                  &review_cancelled,
                                                  &review_held,
                                                  &review_circulated,
                                                  &iro_not_alone,
                                                  &independent_visitor_objected,
                                                  &event_serious,
                                                  &care_plan_signed,
                                                  &dol_placement_scotland,
                                                  &dol_condition_failed,
                                                  &dol_ended};

}  // namespace haven::care::events
