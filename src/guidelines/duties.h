#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "guidelines/plain_story.h"
#include "guidelines/reading/cards.h"

/// What is due for a child, from whom, by when, and on what authority.
namespace haven::guidelines {

/// The fields of an explicit discharge that name who was told, and who was left out with a reason;
/// semicolons between.
inline constexpr std::string_view recipients_field = "parts";
inline constexpr std::string_view left_out_field = "left_out";

/// One answer of one card. Duties are worked out whenever they are asked for and never stored.
struct Duty {
  /// Written out, or each would first be filled with zeros as a whole: a fortieth of the time.
  explicit Duty(const Card* of = nullptr) : card(of) {}

  const Card* card;  ///< Title, owner, source, kind, draft, edition. Outlives this.
  State state = State::not_applicable;
  std::optional<int> occurrence;  ///< 1, 2, 3 ... in a rhythm; empty otherwise.
  std::string episode;            ///< As the happening that started it names it; often empty.
  MaybeInstant trigger;           ///< The moment counted from. Empty: nothing has started it.

  MaybeInstant due_at;               ///< The last moment on which it is in time.
  MaybeInstant not_before;           ///< The first moment at which it may be done.
  MaybeInstant floor_ends;           ///< It holds until then at least.
  MaybeInstant prompt_at;            ///< A reminder's moment: never changes the state.
  MaybeInstant discharged_at;        ///< Set if and only if it is met or met late.
  MaybeInstant ended_at;             ///< Set if and only if cancelled, superseded or lapsed.
  MaybeInstant breached_at;          ///< Set if and only if it is breached.
  std::vector<std::string> to_tell;  ///< Who of several must still be told.
  std::string_view by;               ///< The id of the card that replaces it, if superseded.
  std::vector<std::string> lacks;    ///< If undetermined: the facts that are missing.

  /// The next moment after `now` at which this answer changes although nothing happens.
  MaybeInstant wake_up;
  std::vector<std::string> working;  ///< How this was worked out: sentences without final stops.
};

/// Every card that extends to the child's nation answers at least once; the order is that of the
/// cards, and within a card oldest first. Pure: the same arguments, the same answer, whatever the
/// order of the story.
///
/// What happened after `now` is left out; so is what was recorded after `known_at`, when given, and
/// then holidays not yet proclaimed are not counted either.
std::vector<Duty> duties(const PlainStory& story, const Cards& cards, Instant now,
                         std::optional<Instant> known_at = std::nullopt);

/// What is due for a child, and until when that stays as it is if nothing happens.
struct States {
  std::vector<Duty> duties;
  MaybeInstant change_at;  ///< The first moment after `now` at which an answer changes.
};

/// The same without their working, and without the cards that do not apply: for boards.
States states(const PlainStory& story, const Cards& cards, Instant now);

/// What one of the cards says.
std::vector<Duty> duties_under(const Card& card, const PlainStory& story, const Cards& cards,
                               Instant now);

/// "open", "met-late", "not-applicable".
std::string_view name_of(State state);

}  // namespace haven::guidelines
