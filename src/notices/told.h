#pragma once
#include <string>
#include <vector>

#include "access/relations.h"
#include "cases/register.h"
#include "cases/story.h"
#include "notices/telling_rules.h"

/// Who is told of what. People, by their relation to the child; never "everyone in the office".
namespace haven::notices {

struct ToldPerson {
  std::string user;          ///< "u:…"
  std::string_view because;  ///< What they are to the child: "allocated worker", "guardian"…
};

/// Everyone who is told of what happened by `rules`, each once; nobody where no rule names it.
/// `by`, who did it, is not told of it. Nothing is said to a person who is suspended, has left, or
/// has a conflict with the child. `named` is what a correction names, which may be a correction.
std::vector<ToldPerson> who_is_told(const TellingRules& rules, const cases::EventKind& happened,
                                    std::string_view by, const cases::Story& child,
                                    const cases::Register& people,
                                    const access::Relations& relations, Instant now,
                                    const cases::Event* named = nullptr);

/// Whether the national desk is told of a missing child at once rather than after three days.
bool national_desk_at_once(const cases::Event& report, const cases::Story& child);

}  // namespace haven::notices
