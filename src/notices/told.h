#pragma once
#include <string>
#include <vector>

#include "access/relations.h"
#include "cases/register.h"
#include "cases/story.h"
#include "notices/telling_rules.h"

/// Who is told of what. People, by their relation to the child; never "everyone in the office".
namespace haven::notices {

struct Told {
  std::string user;          ///< "u:…"
  std::string_view because;  ///< What they are to the child: "allocated worker", "guardian"…
};

/// What a correction corrects, and by which rule people are told of that; no rule: nobody is.
struct Before {
  const cases::Event* event = nullptr;
  const TellingRule* rule = nullptr;
};

/// Everyone who is told by this rule, each once. `by`, who did it, is not told of it. Nothing is
/// said to a person who is suspended, has left, or has a conflict with the child. `before` is asked
/// of corrections alone.
std::vector<Told> who_is_told(const TellingRule& rule, std::string_view by,
                              const cases::Story& child, const cases::Register& people,
                              const access::Relations& relations, Instant now,
                              const Before& before = {});

/// Whether the national desk is told of a missing child at once rather than after three days.
bool national_desk_at_once(const cases::Event& report, const cases::Story& child);

}  // namespace haven::notices
