#pragma once
#include <string>
#include <vector>

#include "guidelines/phrases.h"
#include "guidelines/story.h"

/// Whether a phrase is true of a story.
namespace haven::guidelines {

/// What had happened and was known, in one fixed order: by the end of its span, then its
/// beginning, then type, fields and moment of recording. What happened twice in the same way at
/// the same time was written down twice, and stands here once.
using Told = std::vector<const Happening*>;

/// The happenings of `story` that had begun by `now` and, when given, were recorded by `known_at`.
Told told(const Story& story, Instant now, std::optional<Instant> known_at);

/// Whether this is a happening that `phrase` means.
bool is_said_by(const Phrase& phrase, const Happening& happening, const Told& story);
bool is_said_by(const std::vector<Phrase>& any, const Happening& happening, const Told& story);

enum class Answer { yes, no, not_known };

/// Whether a condition holds as a duty starts at `start`: a fact as it is known, an event when it
/// had happened by then.
Answer holds(const Phrase& condition, const Story& story, const Told& told, Instant start);

/// The facts that `condition` asks for and the story lacks.
std::vector<std::string> lacking(const Phrase& condition, const Story& story);

/// False only when both name an episode and the two differ.
bool may_be_one_episode(const Happening& a, const Happening& b);

}  // namespace haven::guidelines
