#pragma once
#include "cases/events.h"

/// Who answers for the child: workers who change, transfers between authorities.
namespace haven::allocation::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;
using cases::events::nations;

inline constexpr Kind keyworker_change_proposed{
    "keyworker.change.proposed",
    About::child,
    case_,
    "A change of key worker is proposed.",
    {{"episode", track, entity, "Which change", {}, "ep"},
     {"reason", track, code, "Why", "unable left team child-asks other"},
     {"note", case_, words, "Why, in words"}}};

inline constexpr Kind keyworker_change_withdrawn{
    "keyworker.change.withdrawn",
    About::child,
    case_,
    "A change of key worker that was proposed is given up.",
    {{"episode", track, entity, "Which change", {}, "ep"}, {"note", case_, words, "Why"}}};

inline constexpr Kind keyworker_changed{"keyworker.changed",
                                        About::child,
                                        case_,
                                        "The child's key worker changes.",
                                        {{"episode", track, entity, "Which change", {}, "ep"},
                                         {"from", track, entity, "The former key worker", {}, "u"},
                                         {"to", track, entity, "The new key worker", {}, "u"}}};

inline constexpr Kind keyworker_handover_impossible{
    "keyworker.handover-impossible",
    About::child,
    case_,
    "The former key worker is not available to hand over.",
    {{"episode", track, entity, "Which change", {}, "ep"}, {"note", case_, words, "Why"}}};

inline constexpr Kind nts_refer_proposed{
    "nts.refer.proposed",
    About::child,
    case_,
    "A referral of the child to the National Transfer Scheme is proposed.",
    {{"note", case_, words, "Why"}}};

inline constexpr Kind nts_referral_made{"nts.referral.made",
                                        About::child,
                                        case_,
                                        "The child is referred to the National Transfer Scheme.",
                                        {{"reference", case_, words, "The reference given"}}};

inline constexpr Kind nts_not_moved{
    "nts.not-moved",
    About::child,
    case_,
    "It is decided that the child is not to be moved under the scheme.",
    {{"basis", track, codes, "Why", "network family school health childs-wish court other"},
     {"words", voice, words, "What the child said"},
     {"note", case_, words, "The reasons"}}};

inline constexpr Kind nts_allocated{"nts.allocated",
                                    About::child,
                                    case_,
                                    "The scheme names an authority to receive the child.",
                                    {{"authority", track, entity, "Which authority", {}, "o"},
                                     {"note", case_, words, "What was agreed"}}};

inline constexpr Kind nts_transferred{"nts.transferred",
                                      About::child,
                                      case_,
                                      "Responsibility for the child passes to another authority.",
                                      {{"authority", track, entity, "Which authority", {}, "o"},
                                       {"nation", track, code, "In which nation", nations},
                                       {"note", case_, words, "What was signed"}}};

inline constexpr Kind responsibility_moved{
    "responsibility.moved",
    About::child,
    case_,
    "An order moves responsibility for the child to an authority where the child is "
    "placed.",
    {{"authority", track, entity, "Which authority", {}, "o"},
     {"nation", track, code, "In which nation", nations},
     {"note", case_, words, "Which order, and of which court or hearing"}}};

inline constexpr const cases::EventKind* all[] = {&keyworker_change_proposed,
                                                  &keyworker_change_withdrawn,
                                                  &keyworker_changed,
                                                  &keyworker_handover_impossible,
                                                  &nts_refer_proposed,
                                                  &nts_referral_made,
                                                  &nts_not_moved,
                                                  &nts_allocated,
                                                  &nts_transferred,
                                                  &responsibility_moved};

}  // namespace haven::allocation::events
