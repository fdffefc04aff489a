#include "cases/vocabulary_parts.h"

namespace haven::cases {
namespace {

using enum Seal;
using enum Holds;

const std::vector<std::string_view> nations = {"eng", "wls", "sct", "ni"};
const std::vector<std::string_view> certainty = {"said", "observed", "concluded", "unknown"};
const std::vector<std::string_view> exploitation = {
    "SEX_CSE",    "SEX_COMMERCIAL", "SEX_HELD",   "CRIM_CANNABIS", "CRIM_COUNTY_LINES",
    "CRIM_THEFT", "CRIM_BEG",       "CRIM_FRAUD", "CRIM_BOAT",     "CRIM_OTHER",
    "LAB_NAILS",  "LAB_CARWASH",    "LAB_FOOD",   "LAB_BUILD",     "LAB_FARM",
    "LAB_FISH",   "LAB_OTHER",      "FIN_WAGES",  "DOM_SERV",      "ORGAN",
    "MARRIAGE",   "ADOPTION",       "UNKNOWN",    "NOT_DISCLOSED"};

const std::vector<EventKind> table = {
    // Who stands in what relation to a child.
    {"relation.started",
     About::child,
     "A relation begins.",
     {{"subject", track, entity, "Who or what stands in the relation"},
      {"relation", track, words, "Which relation"},
      {"object", track, entity, "To whom or what"},
      {"from", track, moment, "From when"},
      {"until", track, moment, "Until when, if an end is set"},
      {"cases", track, entities, "For which children only"},
      {"classes", track, words, "For which classes only"},
      {"purposes", track, words, "For which purposes only"},
      {"location_approved_by", track, entity, "Who approved that the delegate may open location"},
      {"reason", case_, words, "Why"}}},
    {"relation.ended",
     About::child,
     "A relation ends.",
     {{"subject", track, entity, "Who or what stood in the relation"},
      {"relation", track, words, "Which relation"},
      {"object", track, entity, "To whom or what"},
      {"reason", case_, words, "Why"}}},

    // Identification.
    {"concern.received",
     About::child,
     "A concern opens a child's record.",
     {{"found_how",
       track,
       code,
       "How the child came to notice",
       {"police", "border", "health", "school", "social_care", "charity", "member_of_public",
        "child_said", "transport", "other", "unknown"}},
      {"found_by", case_, words, "Who found the child"},
      {"with_child", case_, words, "Who was with the child"},
      {"language", track, words, "The child's language, as a three-letter code"},
      {"dialect", core, words, "The child's dialect, or that it is unsure"},
      {"danger_now", safety, words, "What danger there is now"},
      {"words", voice, words, "What the child said, in the child's words"},
      {"seen", case_, words, "What was seen"},
      {"authority", track, entity, "Which authority answers tonight"}}},
    {"child.described",
     About::child,
     "Who the child is, as far as it is known.",
     {{"called", core, words, "The name the child wants to be called by"},
      {"names", core, words, "Names as said"},
      {"aliases", core, words, "Other names, and names used in exploitation"},
      {"born", core, words, "The birth date as said"},
      {"sex", core, code, "Sex", {"girl", "boy", "other", "unknown"}},
      {"marks", core, words, "Marks and features"},
      {"age_status",
       track,
       code,
       "How sure the age is",
       {"accepted_child", "claimed_child_unverified", "unknown", "disputed"}},
      {"age_band",
       track,
       code,
       "Age band, as said",
       {"under_10", "10_to_12", "13_to_15", "16_to_17", "unknown"}},
      {"nation", track, code, "The nation whose duties hold", nations}}},
    {"trafficking.suspected",
     About::child,
     "There is reason to suspect trafficking.",
     {{"types", track, codes, "Kinds of exploitation", exploitation},
      {"certainty", track, code, "Said, observed or concluded", certainty},
      {"account", case_, words, "The account, once"},
      {"indicators", case_, words, "Indicators seen, by whom, when and where"}}},
    {"nrm.referral.made",
     About::child,
     "The child is referred to the National Referral Mechanism.",
     {{"reference", case_, words, "The reference given"},
      {"by_whom", track, entity, "The first responder organisation"}}},
    {"nrm.rg.positive",
     About::child,
     "The reasonable grounds decision is positive.",
     {{"from", case_, words, "Who decided"}}},
    {"nrm.rg.negative",
     About::child,
     "The reasonable grounds decision is negative.",
     {{"from", case_, words, "Who decided"}, {"reasons", case_, words, "The reasons"}}},
    {"child.died",
     About::child,
     "The child dies.",
     {{"cause_known", track, yes_no, "Whether the cause is known"},
      {"note", case_, words, "What happened"}}},
};

}  // namespace

std::span<const EventKind> child_events() { return table; }

}  // namespace haven::cases
