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
  /// The last event of this type, or nothing.
  const Event* last(std::string_view type) const;
  /// All of this type, oldest first.
  std::vector<const Event*> all(std::string_view type) const;
  /// The last value of a track field of this event type; empty when never recorded.
  std::string_view latest(std::string_view type, std::string_view field) const;
  /// The authority whose case it is: who answers tonight for this child, "o:…".
  std::string_view authority() const;
};

/// "c:" and the id: how access and other events name a child.
std::string entity(ChildId child);
std::optional<ChildId> child_of(std::string_view entity);

}  // namespace haven::cases
