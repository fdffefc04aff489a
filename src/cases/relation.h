#pragma once
#include "access/relations.h"
#include "cases/event.h"
#include "cases/events.h"

/// Relations as events: how it is kept that somebody begins, or ceases, to stand beside a child.
namespace haven::cases {

/// What says that somebody begins or ceases to stand beside a child.
inline constexpr const EventKind* of_a_relation[] = {&events::relation_started,
                                                     &events::relation_ended};
constexpr bool is_of_a_relation(const EventKind& kind) { return is_of(kind, of_a_relation); }

/// That `relation` begins at `at`, or from its own `from` when it has one.
NewEvent relation_started(EventId id, Instant at, const access::Relation& relation,
                          std::string reason = {});

/// That whatever holds between these two as this relation ends at `at`. A delegation ends for the
/// child in whose story this is kept, and for no other.
NewEvent relation_ended(EventId id, Instant at, const access::Relation& relation,
                        std::string reason = {});

/// The relation that a relation.started began.
access::Relation relation_of(const Event& started);

/// Everyone who stands in this relation to this object now, "u:…" or "t:…", sorted.
std::vector<std::string> holders(const access::Relations& relations, std::string_view object,
                                 std::string_view relation, Instant now);

}  // namespace haven::cases
