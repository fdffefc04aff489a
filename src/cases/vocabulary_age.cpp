#include "cases/vocabulary_parts.h"

namespace haven::cases {
namespace {

using enum Seal;
using enum Holds;

const std::vector<EventKind> age_table = {
    {"age.assessment.proposed",
     About::child,
     "A full age assessment is proposed.",
     {{"note", case_, words, "Why"}}},
    {"age.assessment.started",
     About::child,
     "An age assessment starts.",
     {{"note", case_, words, "Who assesses"}}},
    {"age.assessment.paused",
     About::child,
     "The age assessment is paused.",
     {{"basis", track, code, "Why", {"unwell", "documents", "other"}},
      {"note", case_, words, "What is awaited"}}},
    {"age.assessment.resumed",
     About::child,
     "The age assessment is taken up again.",
     {{"note", case_, words, "What happened"}}},
    {"age.assessment.adverse",
     About::child,
     "An age assessment goes against the person.",
     {{"note", case_, words, "The points against"}}},
    {"age.assessment.given-up",
     About::child,
     "No age assessment is made, or none is finished.",
     {{"note", case_, words, "Why"}}},
    {"age.interview.booked",
     About::child,
     "An interview about age is booked.",
     {{"on", track, moment, "For when"}, {"note", case_, words, "Who comes"}}},
    {"age.interview.held",
     About::child,
     "An interview about age is held.",
     {{"interpreter", track, yes_no, "Whether an interpreter was there"},
      {"note", case_, words, "Who was there"}}},
    {"age.appropriate-adult.declined",
     About::child,
     "The person declines an appropriate adult.",
     {{"words", voice, words, "What the person said"}, {"note", case_, words, "What happened"}}},
    {"age.new-evidence",
     About::child,
     "New evidence of age is received.",
     {{"note", case_, words, "What it is"}}},
    {"homeoffice.age-referral",
     About::child,
     "The Home Office refers the question of age to the authority.",
     {{"note", case_, words, "What was asked"}}},
    {"age.uncertain",
     About::child,
     "The person's age becomes uncertain.",
     {{"note", case_, words, "Why"}}},
    {"age.determined",
     About::child,
     "The person's age is determined.",
     {{"result", track, code, "What was found", {"adult", "child"}},
      {"basis",
       track,
       code,
       "How",
       {"authority-assessment", "board-assessment", "documents", "court", "accepted", "other"}},
      {"reasons", case_, words, "The reasons"}}},
};

}  // namespace

std::span<const EventKind> age_events() { return age_table; }

}  // namespace haven::cases
