#pragma once
#include "guidelines/working_out/question.h"

/// Whom a card reaches: which nation's children, who is a child, and which card of several.
namespace haven::guidelines {

/// Whether the card extends to the child's nation at a moment; not known when the nation is not.
Answer extends(const Question& asked, Instant at);

/// Whether the person was a child at a moment, that moment included.
bool is_child(const Question& asked, Instant at);

/// What, after `trigger`, ends the person's childhood or takes the child out of the card's nations.
/// Null when nothing does.
const Told::One* leaves_reach(const Question& asked, const Told::One& trigger);

struct Applies {
  Answer answer = Answer::yes;
  std::string because;
  std::vector<std::string> lacks;
};

/// Whether what the card says under If and Unless holds as `starter` starts the duty. One definite
/// "no" settles it, whatever else is not known.
Applies applies(const Question& asked, const Happening& starter);

/// The card that stands in this one's place for this occurrence; null when none does.
const Card* taken_over_by(const Question& asked, const Occurrence& occurrence);
/// Whether this card may stand where another did, for this occurrence.
Applies may_take_over(const Question& asked, const Occurrence& occurrence);

/// Whether a card starts duties on a day.
bool in_force(const InForce& edition, Date day);

}  // namespace haven::guidelines
