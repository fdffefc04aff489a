#include "casework/receive_concern.h"

#include "cases/events.h"
#include "cases/relation.h"
#include "referrals/events.h"

namespace haven::casework {
namespace {

cases::NewEvent described(const Concern& concern, EventId id, Span when) {
  cases::NewEvent event = cases::New<cases::events::child_described>(id, when)
                              .with<"called">(concern.called)
                              .with<"names">(concern.names)
                              .with<"aliases">(concern.aliases)
                              .with<"born">(concern.born)
                              .with<"sex">(concern.sex)
                              .with<"marks">(concern.marks)
                              .with<"age_status">(concern.age_status)
                              .with<"age_band">(concern.age_band)
                              .with<"nation">(concern.nation);
  return event;
}

cases::NewEvent suspected(const Concern& concern, EventId id, Span when) {
  cases::NewEvent event = cases::New<referrals::events::trafficking_suspected>(id, when)
                              .with<"types">(concern.exploitation)
                              .with<"certainty">(concern.certainty)
                              .with<"account">(concern.account)
                              .with<"indicators">(concern.indicators);
  return event;
}

/// A team of the authority, when the teller is in none; empty when it has none yet.
std::string any_team(const cases::Register& people, std::string_view authority) {
  // DOUBT: of several teams which one answers for a new child is the authority's to say; until it
  // can say so here, it is the one whose id comes first.
  for (const auto& [entity, team] : people.teams)
    if (team->organisation == authority) return entity;
  return {};
}

}  // namespace

FirstRelations first_relations(const cases::World& world, const cases::Person& teller,
                               std::string_view authority) {
  FirstRelations first;
  const bool own = teller.organisation == authority;
  if (own && teller.has_role("social_worker"))
    first.allocated_worker = teller.user();
  else
    first.opened_by = teller.user();
  world.relations->each_from(teller.user(), "member_of", world.now,
                             [&](const access::Relation& team) {
                               if (own && first.responsible_team.empty())
                                 first.responsible_team = team.object;
                             });
  if (first.responsible_team.empty()) first.responsible_team = any_team(*world.people, authority);
  return first;
}

Result<cases::Decided> receive_concern(const Concern& concern, ChildId child,
                                       const FirstRelations& relations, const ConcernIds& ids,
                                       Instant now) {
  const auto when = concern.when.value_or(Span::at(now));
  if (when.from > now) return problem("The concern cannot be in the future", "when");
  if (concern.nation.empty()) return problem("Say in which nation the child is", "nation");
  if (concern.authority.empty())
    return problem("Say which authority answers for the child tonight", "authority");
  cases::NewEvent received = cases::New<cases::events::concern_received>(ids.concern, when)
                                 .with<"found_how">(concern.found_how)
                                 .with<"found_by">(concern.found_by)
                                 .with<"with_child">(concern.with_child)
                                 .with<"language">(concern.language)
                                 .with<"dialect">(concern.dialect)
                                 .with<"danger_now">(concern.danger_now)
                                 .with<"words">(concern.words)
                                 .with<"seen">(concern.seen)
                                 .with<"authority">(concern.authority);
  cases::Decided decided{std::move(received), {described(concern, ids.described, when)}};
  if (!concern.exploitation.empty())
    decided.follows.push_back(suspected(concern, ids.suspected, when));
  const auto starts = [&](EventId id, const std::string& subject, std::string_view relation,
                          std::optional<Instant> until = {}) {
    if (subject.empty()) return;
    decided.follows.push_back(cases::relation_started(id, now,
                                                      {.subject = subject,
                                                       .relation = std::string(relation),
                                                       .object = cases::entity(child),
                                                       .until = until}));
  };
  starts(ids.worker, relations.allocated_worker, "allocated_worker");
  starts(ids.team, relations.responsible_team, "responsible_team");
  // Long enough to add what comes to mind, and no longer.
  starts(ids.opener, relations.opened_by, "opened", now + access::opener_may_add_for);
  return decided;
}

}  // namespace haven::casework
