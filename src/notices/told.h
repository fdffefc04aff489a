#pragma once
#include <string>
#include <vector>

#include "access/relations.h"
#include "cases/register.h"
#include "cases/story.h"

/// Who is told of what. People, by their relation to the child; never "everyone in the office".
namespace haven::notices {

struct Told {
  std::string user;          ///< "u:…"
  std::string_view because;  ///< What they are to the child: "allocated worker", "guardian"…
};

/// Whether events of this kind are such that people are told of them.
bool is_told(const cases::EventKind& kind);

/// Everyone who is told of this event at once, each once. Whoever did it is not told of it.
/// Nothing is said to a person who is suspended, has left, or has a conflict with the child.
/// A child under 16, or any suspicion of exploitation again, tells the national desk at once.
std::vector<Told> who_is_told(const cases::Event& event, const cases::Story& child,
                              const cases::Register& people, const access::Relations& relations,
                              Instant now);

/// Whether the national desk is told of a missing child at once rather than after three days.
bool national_desk_at_once(const cases::Event& report, const cases::Story& child);

/// Everyone who stands in this relation to this object now, "u:…".
std::vector<std::string> holders(const access::Relations& relations, std::string_view object,
                                 std::string_view relation, Instant now);

}  // namespace haven::notices
