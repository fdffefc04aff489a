#pragma once
#include "access/break_glass.h"
#include "cases/break_glass.h"
#include "casework/openings.h"

/// "I have a child with me": from what somebody says to what is kept of it. Who may, how often and
/// how long is decided in access/break_glass.h; here it meets the register and the story.
namespace haven::casework {

/// What somebody says who has a child before them.
struct Claim {
  std::string id;  ///< "bg:…"
  cases::Said said;
  std::string where;   ///< Where they are now.
  std::string reason;  ///< What is happening.
  std::string reason_code;
};

/// When this person has claimed before, whatever came of it.
struct EarlierClaim {
  std::string id;
  Instant at;
};

/// Problem: names the first answer that is missing or says too little.
Result<void> check(const Claim& claim);

/// One more claim, if it may be filed now. Problem: as access::claim.
Result<access::Emergency> file(const cases::ClaimPermit& permit, const Claim& claim,
                               std::span<const EarlierClaim> earlier);

/// Whether the record that matched may open: never told to whoever claims, for it would tell them
/// that there was a match.
bool may_open(const access::Emergency& filed, ChildId matched, std::span<const Opening> own,
              const cases::Register& people, Instant now);

/// The opening as access decides about it, worked out from what is kept of it and of those who had
/// a part in it.
access::Emergency emergency(const Opening& opening, const cases::Register& people);

/// Says in `asked`, which is about one child or none, what whoever asks has opened in emergencies:
/// this child's record, while it is open, and how long the oldest that is over has waited for its
/// review.
void bring_emergencies(access::Request& asked, const cases::Person& asker, const Openings& openings,
                       const cases::Register& people);

/// When an event happens, and its fresh id.
struct EventAt {
  EventId id;
  Instant now;
};
/// `matched` is the child whose record opens, if one does.
cases::NewEvent claimed(const Claim& claim, std::optional<ChildId> matched, EventAt at);
cases::NewEvent opened(const Claim& claim, EventAt at);
/// Problem: as access::confirm and access::stop.
Result<cases::NewEvent> confirmed(const cases::ConfirmPermit& permit, const Opening& opening,
                                  const cases::Register& people, std::string reason, EventAt at);
Result<cases::NewEvent> stopped(const Opening& opening, const cases::Register& people, EventAt at);

/// Everyone there is, and what they are to one another, at one moment.
struct Everyone {
  const cases::Register& people;
  const access::Relations& relations;
  Instant now;
};

/// Who may judge an opening: the manager of the child's responsible team, or a safeguarding lead of
/// the child's authority; not the person who opened it, nor anybody of a team of theirs.
bool may_review(const cases::Person& reviewer, const Opening& opening, const cases::Story& child,
                const Everyone& everyone);

struct Judgement {
  std::string verdict;  ///< justified, not_justified or unclear.
  std::string reason;
  EventId id;       ///< Fresh.
  EventId hold_id;  ///< Fresh.
};
struct Reviewed {
  cases::NewEvent event;
  std::optional<cases::Hold> hold;  ///< When it was not justified.
};
/// Problem: the permit is for another child; it is still open, or judged already; no verdict, or no
/// reason for it; (not_found): whoever judges may not review this opening.
Result<Reviewed> review(const cases::ReviewPermit& permit, const Opening& opening,
                        const cases::Story& child, const Everyone& everyone,
                        const Judgement& judgement);

}  // namespace haven::casework
