#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cases/event.h"

/// A child's story so far: what happened, in the order in which Haven was told.
namespace haven::cases {

/// Immutable; a reader keeps the one it holds while writers go on. Tracks only. Whether a fact
/// stands is said here and nowhere else: whoever works something out reads `stands`, whoever shows
/// what was recorded reads `told`.
struct Story {
  using Events = std::span<const std::shared_ptr<const Event>>;

  ChildId child{};
  std::uint64_t version = 0;  ///< Entries in the child's stream: what an append expects.
  std::uint32_t number = 0;   ///< The child's place among all, first heard of first; from 0.

  /// Everything, what was corrected since included: nothing is taken away.
  Events told() const { return told_; }
  /// All but what an event `corrected` names that itself stands. To correct a correction so brings
  /// back what it took out.
  Events stands() const { return is_corrected_ ? Events(stands_) : told(); }
  /// Whether this event of the story is not corrected.
  bool stands(const Event& event) const;
  /// The standing `corrected` that takes this event out; nothing: it stands.
  const Event* correction_of(const Event& event) const;
  /// The event that a `corrected` names, whether it stands or not. Nothing: it is no correction, or
  /// names nothing of this story that was there before it.
  const Event* named_in(const Event& correction) const;
  /// What a `corrected` is about in the end: the event that it names or, where that is a correction
  /// itself, what that one is about. Nothing: it is no correction, or names nothing of this story.
  const Event* corrected_in(const Event& correction) const;
  /// The next that Haven is told.
  void add(std::shared_ptr<const Event> event);

  /// The story as Haven knew it: what had been recorded by `moment`, corrected or not by then.
  Story known_at(Instant moment) const;
  /// The story as it was by what is known now: what stands and had begun by `moment`.
  Story as_of(Instant moment) const;

  /// "R-2207": what people say on the telephone. It says when Haven was told, and nothing else.
  std::string reference() const;
  /// The event with this id, whether it stands or not, or nothing; the same of the id as other
  /// events name it, "e:…".
  const Event* find(EventId id) const;
  const Event* find(std::string_view entity) const;
  /// The last event of this kind that stands, or nothing.
  const Event* last(const EventKind& kind) const;
  /// All of this kind that stand, oldest first.
  std::vector<const Event*> all(const EventKind& kind) const;
  /// The last value of the track's field F of standing events of the kind K; empty when none.
  template <const auto& K, FieldName F>
    requires has_field_in<K, F, Seal::track>
  std::string_view latest() const {
    return latest(K, F.view());
  }
  /// The authority whose case it is: who answers tonight for this child, "o:…".
  std::string_view authority() const;
  /// In which class it may be known that this event of the story happened.
  Seal exists(const Event& event) const;

 private:
  std::string_view latest(const EventKind& kind, std::string_view field) const;
  /// The same of the field that an effect names, whatever the event.
  std::string_view latest(Effect::Does does) const;

  std::vector<std::shared_ptr<const Event>> told_;
  std::vector<std::shared_ptr<const Event>> stands_;  ///< While nothing is corrected: unused.
  bool is_corrected_ = false;
};

/// "c:" and the id: how access and other events name a child.
std::string entity(ChildId child);
std::optional<ChildId> child_of(std::string_view entity);

}  // namespace haven::cases
