#pragma once
#include <span>
#include <string>
#include <vector>

#include "guidelines/plain_story.h"
#include "guidelines/reading/childhood.h"
#include "guidelines/reading/phrases.h"
#include "guidelines/working_out/told.h"

/// Whether a phrase is true of a story.
namespace haven::guidelines {

/// Whether this is a happening that `phrase` means.
bool is_said_by(const Phrase& phrase, const Told::One& happening, const Told& told);
bool is_said_by(const std::vector<Phrase>& any, const Told::One& happening, const Told& told);

bool is_meant(const Meaning& meaning, const Told::One& happening, const Told& told);

/// The first of what any of the phrases mean, in order, that ends at `since` or later and of which
/// `wanted` holds. Null when there is none.
template <class Wanted>
const Told::One* first_said_by(std::span<const Phrase> any, const Told& told, Instant since,
                               Wanted wanted) {
  const Told::One* first = nullptr;
  for (const auto& phrase : any)
    for (const auto& one : ending_since(since, told.said(phrase))) {
      if (first != nullptr && one.place >= first->place) break;
      if (!wanted(one)) continue;
      first = &one;
      break;
    }
  return first;
}

/// All of them, in order.
std::vector<Told::One> said_by(const std::vector<Phrase>& any, const Told& told);
/// The same without a copy when one phrase says all of it; else they lie in `room`.
std::span<const Told::One> said_by(const std::vector<Phrase>& any, const Told& told,
                                   std::vector<Told::One>& room);

enum class Answer { yes, no, not_known };

/// What conditions are read against.
struct Known {
  const PlainStory& story;
  const Told& told;
  const Childhood& childhood;
  bool reads_presumption;    ///< Whether uncertain age is read as childhood.
  const Happening* starter;  ///< What starts the duty; null when nothing has.
  Instant upto;              ///< What happened later counts for nothing, though it is told.
};

/// Whether a condition holds on `at`: a fact as it is known, an event when it had happened by then.
Answer holds(const Phrase& condition, const Known& known, Instant at);

/// The facts that `condition` asks for and the story lacks.
std::vector<std::string> lacking(const Phrase& condition, const PlainStory& story);

/// The day that a phrase names beforehand: a birthday, or a day carried by an event told by then.
std::optional<Date> day_named(const Phrase& phrase, const Known& known);

/// Whether an event carries what the meaning asks.
bool carries(const Meaning& meaning, const Happening& happening);

/// False only when both name an episode and the two differ.
bool may_be_one_episode(const Told::One& a, const Told::One& b);

}  // namespace haven::guidelines
