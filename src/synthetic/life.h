#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cases/record.h"
#include "synthetic/cast.h"
#include "synthetic/draws.h"

/// One invented child's story while it is being told: what the verbs decide is kept in it, and the
/// next verb reads it.
namespace haven::synthetic {

/// What somebody kept at a moment, ready for the ledger.
struct Deed {
  Instant at;
  ledger::StreamId stream;
  bool is_look = false;  ///< Kept beside `stream`, in the stream of its looks.
  std::vector<std::vector<ledger::Section>> entries;
};

class Life {
 public:
  /// The child of an authority, from `start` on. Nothing is told of what comes after `now`.
  /// `vocabulary` must outlive it.
  Life(const cases::Vocabulary& vocabulary, ChildId child, const InventedBody& authority,
       Draws draws, Instant start, Instant now);

  const cases::Story& story() const { return story_; }
  ChildId child() const { return story_.child; }
  std::string entity() const { return cases::entity(story_.child); }
  const InventedBody& authority() const { return authority_; }
  std::string authority_entity() const { return organisation(authority_.name); }
  std::string force_entity() const { return organisation(authority_.force); }
  Draws& draws() { return draws_; }
  Instant now() const { return now_; }

  /// Sign-in names of those whose work this child is.
  std::string_view worker() const { return with_role(authority_.name, "social_worker").sign_in; }
  std::string_view manager() const { return with_role(authority_.name, "team_manager").sign_in; }
  std::string_view out_of_hours() const { return with_role(authority_.name, "edt").sign_in; }
  std::string_view desk_officer() const {
    return with_role(authority_.force, "police_missing").sign_in;
  }

  /// The moment of the next deed.
  Instant at() const { return at_; }
  /// Whether the story can go on for so long before it meets the present.
  bool has_left(Seconds time) const { return at_ + time <= now_; }
  /// Not backwards.
  void go_to(Instant moment);
  void wait(Seconds least, Seconds most) { go_to(at_ + draws_.between(least, most)); }
  /// To some minute between two hours in London, so many days on: 9 and 17 is an office day.
  void wait_days(int least, int most, int from_hour, int to_hour);

  /// Problem: that of the verb; a value that the vocabulary does not have.
  Result<void> keep(std::string_view sign_in, std::string_view purpose,
                    Result<cases::Decided> decided);
  /// The same for what no verb decides. It happens at the moment of the deed.
  Result<void> note(std::string_view sign_in, std::string_view purpose, std::string_view type,
                    cases::Fields fields);
  /// The same at an earlier moment, when the story has been told: no verb reads it any more.
  Result<void> note_earlier(Instant at, std::string_view sign_in, std::string_view purpose,
                            std::string_view type, cases::Fields fields);
  Result<void> note_by_service(std::string_view service, std::string_view type,
                               cases::Fields fields);
  /// A look at this child, kept as cases::look keeps it.
  Result<EventId> look(std::string_view sign_in, std::string_view purpose, std::string_view type,
                       cases::Fields fields);

  std::vector<Deed> take_deeds() { return std::move(deeds_); }

 private:
  cases::NewEvent event(std::string_view type, Instant at, cases::Fields fields);
  Result<void> keep_as(const cases::Author& author, const std::vector<cases::NewEvent>& events,
                       Instant at);

  const cases::Vocabulary* vocabulary_;
  cases::Story story_;
  InventedBody authority_;
  Draws draws_;
  Instant at_;
  Instant now_;
  std::vector<Deed> deeds_;
};

/// The author of a deed: an invented person, for their organisation.
cases::Author author(std::string_view sign_in, std::string_view purpose);

}  // namespace haven::synthetic
