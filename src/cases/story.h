#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "cases/event.h"

/// A child's story so far: what happened, in the order in which Haven was told.
namespace haven::cases {

/// Immutable; a reader keeps the one it holds while writers go on. Tracks only.
struct Story {
  ChildId child{};
  std::uint64_t version = 0;  ///< Entries in the child's stream: what an append expects.
  std::vector<std::shared_ptr<const Event>> events;
  std::uint32_t number = 0;  ///< The child's place among all, first heard of first; from 0.

  /// "R-2207": what people say on the telephone. It says when Haven was told, and nothing else.
  std::string reference() const;
  /// The event with this id, or nothing.
  const Event* find(EventId id) const;
  /// The last event of this kind, or nothing.
  const Event* last(const EventKind& kind) const;
  /// All of this kind, oldest first.
  std::vector<const Event*> all(const EventKind& kind) const;
  /// The last value of the track's field F of events of the kind K; empty when never recorded.
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
};

/// "c:" and the id: how access and other events name a child.
std::string entity(ChildId child);
std::optional<ChildId> child_of(std::string_view entity);

}  // namespace haven::cases
