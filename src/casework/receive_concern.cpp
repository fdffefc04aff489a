#include "casework/receive_concern.h"

#include "cases/relation.h"

namespace haven::casework {
namespace {

cases::NewEvent described(const Concern& concern, EventId id, Span when) {
  cases::NewEvent event{"child.described", when, {}, id};
  event.fields = {{"called", concern.called},
                  {"names", concern.names},
                  {"aliases", concern.aliases},
                  {"born", concern.born},
                  {"sex", concern.sex},
                  {"marks", concern.marks},
                  {"age_status", concern.age_status},
                  {"age_band", concern.age_band},
                  {"nation", concern.nation}};
  return event;
}

cases::NewEvent suspected(const Concern& concern, EventId id, Span when) {
  cases::NewEvent event{"trafficking.suspected", when, {}, id};
  event.fields = {{"types", concern.exploitation},
                  {"certainty", concern.certainty},
                  {"account", concern.account},
                  {"indicators", concern.indicators}};
  return event;
}

}  // namespace

Result<cases::Decided> receive_concern(const Concern& concern, ChildId child,
                                       const FirstRelations& relations, const ConcernIds& ids,
                                       Instant now) {
  const auto when = concern.when.value_or(Span::at(now));
  if (when.from > now) return problem("The concern cannot be in the future", "when");
  if (concern.nation.empty()) return problem("Say in which nation the child is", "nation");
  if (concern.authority.empty())
    return problem("Say which authority answers for the child tonight", "authority");
  cases::NewEvent received{"concern.received", when, {}, ids.concern};
  received.fields = {{"found_how", concern.found_how},   {"found_by", concern.found_by},
                     {"with_child", concern.with_child}, {"language", concern.language},
                     {"dialect", concern.dialect},       {"danger_now", concern.danger_now},
                     {"words", concern.words},           {"seen", concern.seen},
                     {"authority", concern.authority}};
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
