#pragma once
#include "access/relations.h"
#include "cases/story.h"

/// What was wrong is corrected and both versions are kept. Which events can be, and what goes with
/// one that is taken out.
namespace haven::cases {

/// Why nobody corrects an event of this kind, as a sentence; empty: it can be corrected. What
/// somebody did, such as a look, a notice or a claim, and who answers for the child: a new event
/// answers these.
std::string_view why_it_stays(const EventKind& kind);

/// Why this person cannot correct this very event, whatever they may record. Problem (moved_on,
/// "how"): it stays; the decision of somebody else; corrected already; what the story begins with.
Result<void> can_be_corrected(const Story& story, const Event& event, std::string_view user);

/// Whether this person manages a team that is responsible for the child: who corrects what others
/// recorded.
bool manages(const access::Relations& relations, std::string_view user, std::string_view child,
             Instant now);

/// What goes with the event when it is taken out: the relations that began or ended as a part of
/// it. What ended stays ended once the same has begun again since: to give a child back to former
/// carers takes more than a correction.
std::vector<const Event*> goes_with(const Story& story, const Event& event);

/// Whether an event is about who stands beside the child or who was told, and not about what
/// happened to it; a correction is if what it corrects is.
bool is_bookkeeping(const Story& story, const Event& event);

/// Within this of recording it, somebody who mends a slip of their own that nobody else has read
/// says no reason.
constexpr Minutes own_slip_within{15};

}  // namespace haven::cases
