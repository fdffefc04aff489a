#pragma once
#include <string>
#include <vector>

#include "guidelines/childhood.h"
#include "guidelines/phrases.h"
#include "guidelines/story.h"
#include "guidelines/told.h"

/// Whether a phrase is true of a story.
namespace haven::guidelines {

/// Whether this is a happening that `phrase` means.
bool is_said_by(const Phrase& phrase, const Happening& happening, const Told& told);
bool is_said_by(const std::vector<Phrase>& any, const Happening& happening, const Told& told);

/// All that any of the phrases mean, in order.
std::vector<const Happening*> said_by(const std::vector<Phrase>& any, const Told& told);

enum class Answer { yes, no, not_known };

/// What conditions are read against.
struct Known {
  const Story& story;
  const Told& told;
  const Childhood& childhood;
  bool reads_presumption;    ///< Whether uncertain age is read as childhood.
  const Happening* starter;  ///< What starts the duty; null when nothing has.
  Instant upto;              ///< What happened later counts for nothing, though it is told.
};

/// Whether a condition holds on `at`: a fact as it is known, an event when it had happened by then.
Answer holds(const Phrase& condition, const Known& known, Instant at);

/// The facts that `condition` asks for and the story lacks.
std::vector<std::string> lacking(const Phrase& condition, const Story& story);

/// The day that a phrase names beforehand: a birthday, or a day carried by an event told by then.
std::optional<Date> day_named(const Phrase& phrase, const Known& known);

/// Whether an event carries what the meaning asks.
bool carries(const Meaning& meaning, const Happening& happening);

/// False only when both name an episode and the two differ.
bool may_be_one_episode(const Happening& a, const Happening& b);

}  // namespace haven::guidelines
