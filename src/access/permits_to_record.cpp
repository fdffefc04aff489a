#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/delegation.h"
#include "access/recordable.h"
#include "access/rules.h"
#include "values/words.h"

namespace haven::access {
namespace {

/// Who may record what. A new event is one word in `events` of whoever may record it; what no row
/// names, nobody records.
struct Row {
  std::string_view id;
  std::string_view who_in_words;
  Truth (*who)(const Question&);
  std::initializer_list<Purpose> purposes;
  /// The sections of an event that they may fill, though they may not be able to read them.
  std::initializer_list<Class> classes;
  std::string_view events;
  /// Relations that they may start and end.
  std::string_view relations = "";
};

Truth is_worker(const Question& q) { return q.stands_as("allocated_worker"); }
Truth is_manager(const Question& q) { return q.manages_responsible_team(); }

/// A manager of the body that answers for the child, while no team is responsible for it.
Truth manages_where_no_team_is(const Question& q) {
  if (q.held_as("team_manager").empty() || !q.relations().knows(q.child())) return false;
  if (!q.to(q.child(), "responsible_team").empty()) return false;
  return given(q.resource().authority) && q.resource().authority == q.principal().org;
}

Truth is_on_rota(const Question& q) {
  return given(q.resource().authority) && q.stands_as("edt_duty", q.resource().authority);
}

/// Nobody has ever stood in any relation to this child: it is being opened now.
Truth opens_a_child(const Question& q) {
  return q.has_role({"first_responder"}) && !q.child().empty() && !q.relations().knows(q.child());
}
Truth has_opened(const Question& q) {
  return q.has_role({"first_responder"}) && q.stands_as("opened");
}

Truth is_carer(const Question& q) {
  return std::ranges::any_of(q.about_child("pl:"), [&](const Relation* placement) {
    return q.stands_as("carer", placement->subject);
  });
}

Truth is_guardian(const Question& q) { return q.stands_as("guardian") || q.stands_as("advocate"); }

/// On duty for the force that a missing episode of this child was reported to, or its officer.
Truth is_at_missing_desk(const Question& q) {
  const auto concerns_own_force = [&](const Relation* about) {
    const auto forces = q.from(about->subject, "reported_to");
    return q.stands_as("episode_officer", about->subject) ||
           std::ranges::any_of(forces, [&](const Relation* reported) {
             return q.stands_as("missing_desk_duty", reported->object);
           });
  };
  return std::ranges::any_of(q.about_child("ep:"), concerns_own_force);
}

Truth is_investigator(const Question& q) {
  return std::ranges::any_of(q.about_child("inv:"), [&](const Relation* about) {
    return q.stands_as("oic", about->subject);
  });
}

Truth receives_in(const Question& q, std::initializer_list<std::string_view> states) {
  return any_of(q.about_child("tr:"), [&](const Relation* about) -> Truth {
    if (!q.stands_as("receiving_worker", about->subject)) return false;
    if (!about->state) return Truth::error();
    return std::ranges::find(states, *about->state) != states.end();
  });
}
Truth was_offered(const Question& q) { return receives_in(q, {"proposed", "accepted"}); }
Truth has_accepted(const Question& q) { return receives_in(q, {"accepted", "placed"}); }

Truth is_coordinator(const Question& q) {
  return q.has_role({"national_coordinator"}) &&
         (q.stands_as("escalated_to") || !q.held_as("national_desk_duty").empty());
}
Truth is_screening_reviewer(const Question& q) {
  return q.has_role({"screening_reviewer"}) && q.stands_as("screens");
}

Truth is_reviewing_officer(const Question& q) { return q.stands_as("iro"); }
Truth is_next_level(const Question& q) { return q.stands_as("next_level"); }

/// The referral is addressed to them, or to their body and deciding is their role.
Truth decides_referral(const Question& q) {
  const bool deciding = q.has_role({"competent_authority", "panel_member"});
  return deciding && std::ranges::any_of(q.about_child("nrm:"), [&](const Relation* about) {
           return q.stands_as("decides", about->subject) ||
                  q.relations().live(q.principal().org, "decides", about->subject, q.now());
         });
}

/// The register of their own body: resource.authority says whose register it is.
Truth administers_own_body(const Question& q) {
  if (!q.has_role({"org_admin"}) || !q.child().empty()) return false;
  return given(q.principal().org) && q.resource().authority == q.principal().org;
}

/// What they themselves sign in with, and nobody another's.
Truth keeps_own_keys(const Question& q) {
  if (!q.child().empty()) return false;
  return given(q.principal().person) && q.resource().beneficiary_person == q.principal().person;
}

Truth keeps_national_register(const Question& q) {
  return q.has_role({"register_keeper"}) && q.child().empty();
}

// What belongs to the case itself, for those who carry it.
constexpr std::string_view case_events =
    "concern.received concern.notified child.described child.located child.returned child.absent "
    "child.died "
    "child.arrested child.detained "
    "trafficking.suspected separated-child.identified uasc.identified significant-harm.suspected "
    "indicators.present risk.immediate referral.received referral.decided report.received "
    "report.decided strategy.discussion cp.investigation.started investigation.started "
    "icpc.convened icpc.held review-conf.held core-group.held case-conference.held cppm.scheduled "
    "cppm.held cppm.inquorate childrens-hearing.held epo.made cpo.made cpo.place-of-safety "
    "lac.start lac.end lac.visit review.scheduled care-plan.signed placement-plan.signed "
    "placement.proposed placement.start placement.change.proposed placement.end "
    "temp-approval.start dol.placement.scotland pf.notified pf.visit health.assessed "
    "pathway.assess pathway.plan wishes.recorded plan.concern case.marking "
    "pack.recorded photo-id.recorded photo-id.refused plan.revised safety-plan.recorded "
    "safety-plan.reviewed keyworker.contact keyworker.change.proposed keyworker.changed "
    "missing.reported missing.la-informed missing.others-informed missing.strategy-held "
    "missing.reviewed missing.risk-shared missing.risk-kept tonight.decided "
    "return-interview.offered "
    "nrm.referral.made nrm.rg.positive nrm.rg.negative nts.refer.proposed nts.referral.made "
    "nts.allocated nts.transferred "
    "guardian.referral.received guardian.appointed ictg.referral.received ictg.appointed "
    "age.uncertain age.interview.booked age.assessment.proposed age.assessment.started "
    "age.determined age.new-evidence homeoffice.age-referral detention.authorised "
    "detention.reviewed charging.decision child.charged.bail-refused asylum.interview "
    "nrm.referral.about-to-be-made nrm.decision.withdrawn person.removed "
    "homeoffice.s58-notice trafficking.vulnerable trafficking.reasonable-belief "
    "trafficking.withdrawn nrm.referral.withdrawn age.assessment.paused "
    "age.assessment.resumed age.assessment.adverse age.assessment.given-up age.interview.held "
    "age.appropriate-adult.declined s47.threshold s47.started s47.concluded cp-plan.ended "
    "child-at-risk.suspected cp.investigation.concluded concern cppm.called-off "
    "cppm.not-needed cpo.attempted cpo.s48-application cpo.s49-notice cpo.ended "
    "childrens-hearing.grounds-begun childrens-hearing.not-arranged relevant-time "
    "detention.extended hospital.taken hospital.returned child.charged s38.certified "
    "s38.request charging.reviewed charge.threshold-test case.new-information "
    "criminal-hearing.held criminal-case.ended s46.start s46.end s46.la-informed s56.start "
    "s56.end epo.extended epo.discharged epo.ended suspect.arrested suspect.bailed "
    "suspect.charged nfa victim.opted-out crime.reported compensation.declined "
    "police.interview child.released review.called pf.ended care-plan.for-court "
    "placement.withdrawn temp-approval.extended secure.start secure.end secure.authorised "
    "secure.order-ended education.otherwise-agreed school-term.started school-term.ended "
    "visit.not-alone iro.appointed review.cancelled review.held review.circulated "
    "iro.not-alone independent-visitor.objected health.refused pathway.reviewed "
    "care-leaver.moved care-leaver.left pa.visit leaving.ended ictg.ended ictg.declined "
    "decision.made parental-responsibility.found guardian.continued guardian.ended "
    "advocacy.declined decision.proposed wishes.not-practicable keyworker.change.withdrawn "
    "keyworker.handover-impossible meeting.booked meeting.held meeting.cancelled "
    "interpreter.waived adviser.instructed adviser.ended views.declined nts.not-moved "
    "asylum.interview.cancelled homeoffice.decision responsibility.moved dol.condition-failed "
    "dol.ended immigration.settled immigration.unsettled asylum.interview.booked "
    "circumstances.recorded nrm.referral.received nrm.panel.handed-back "
    "nrm.cg.told-positive nrm.cg.told-negative nrm.cg.deferred nrm.cg.resumed "
    "nrm.cg.negative-final nrm.disqualified "
    "complaint.intent event.serious move.asked notice.acknowledged duty.discharged duty.departed "
    "corrected";

constexpr auto case_classes = {
    Class::track,        Class::core,        Class::area,           Class::location,
    Class::case_,        Class::child_voice, Class::safety_summary, Class::health,
    Class::request,      Class::immigration, Class::age_evidence,   Class::match_profile,
    Class::care_summary,
};

const Row rows[] = {
    {"P17",
     "the allocated worker",
     is_worker,
     {Purpose::care, Purpose::safeguarding, Purpose::missing},
     case_classes,
     case_events,
     "about carer delegate escalated_to"},
    {"P17",
     "whoever is on out-of-hours duty",
     is_on_rota,
     {Purpose::safeguarding, Purpose::missing},
     case_classes,
     case_events,
     "about carer escalated_to"},
    {"P17",
     "the manager of the responsible team",
     is_manager,
     {Purpose::oversight, Purpose::care, Purpose::safeguarding, Purpose::missing},
     case_classes,
     case_events,
     "about carer allocated_worker responsible_team guardian advocate iro review_visit "
     "receiving_worker share blocked_org block_exception delegate escalated_to"},
    {"P17",
     "the manager of the responsible team",
     is_manager,
     {Purpose::oversight, Purpose::care, Purpose::safeguarding, Purpose::missing},
     {Class::track, Class::case_, Class::request},
     "request.approved request.refused record.signed-off relation.started:conflict"},
    {"P17",
     "a manager of the authority, while no team is responsible",
     manages_where_no_team_is,
     {Purpose::oversight, Purpose::safeguarding},
     {Class::track, Class::case_},
     "relation.started:responsible_team"},

    {"P18",
     "a first responder, of a child nobody has stood beside",
     opens_a_child,
     {Purpose::safeguarding, Purpose::care, Purpose::missing},
     {Class::track, Class::core, Class::case_, Class::child_voice, Class::safety_summary},
     "concern.received child.described trafficking.suspected relation.started:opened "
     "relation.started:responsible_team"},
    {"P18",
     "a first responder, of a child they have opened",
     has_opened,
     {Purpose::safeguarding, Purpose::care, Purpose::missing},
     {Class::track, Class::core, Class::case_, Class::child_voice, Class::safety_summary},
     "concern.received child.described trafficking.suspected corrected"},

    {"P19",
     "the carer",
     is_carer,
     {Purpose::care, Purpose::safeguarding, Purpose::missing},
     {Class::track, Class::case_, Class::child_voice, Class::safety_summary},
     "child.absent missing.reported carer.log wishes.recorded arrival.confirmed "
     "notice.acknowledged "
     "corrected"},

    {"P20",
     "the guardian or advocate",
     is_guardian,
     {Purpose::guardianship, Purpose::missing},
     {Class::track, Class::case_, Class::child_voice, Class::safety_summary},
     "guardian.contact advocate.contact wishes.recorded challenge.raised child-page.code-issued "
     "notice.acknowledged corrected"},

    {"P21",
     "the missing desk of the force, or the episode's officer",
     is_at_missing_desk,
     {Purpose::missing, Purpose::safeguarding},
     {Class::track, Class::core, Class::area, Class::location, Class::case_, Class::child_voice,
      Class::safety_summary},
     "missing.police child.located child.returned safe-and-well.held notice.acknowledged "
     "corrected",
     "episode_officer"},

    {"P22",
     "the officer in the case",
     is_investigator,
     {Purpose::investigation},
     {Class::track, Class::case_, Class::safety_summary, Class::threat_intel},
     "threat.recorded place-to-avoid.recorded disruption.recorded crime.reported "
     "investigation.started suspect.arrested suspect.charged suspect.bailed suspect.released "
     "notice.acknowledged corrected"},

    {"P23",
     "the receiving worker, of an offer",
     was_offered,
     {Purpose::placement_match, Purpose::care},
     {Class::match_profile},
     "offer.answered"},
    {"P23",
     "the receiving worker, of a child accepted",
     has_accepted,
     {Purpose::placement_match, Purpose::care},
     {Class::track, Class::case_, Class::safety_summary},
     "placement.prepared arrival.recorded corrected"},

    {"P24",
     "a national coordinator",
     is_coordinator,
     {Purpose::coordination},
     {Class::track, Class::case_},
     "concern.routed escalation.raised notice.acknowledged",
     "responsible_team"},
    {"P24",
     "a screening reviewer",
     is_screening_reviewer,
     {Purpose::placement_match, Purpose::coordination},
     {Class::track, Class::case_},
     "screening.answered"},

    {"P25",
     "the reviewing officer",
     is_reviewing_officer,
     {Purpose::review},
     {Class::track, Class::case_, Class::child_voice},
     "review.scheduled review.cancelled review.held review.circulated iro.not-alone dispute.raised "
     "dispute.closed notice.acknowledged corrected"},
    {"P25",
     "the next level above the reviewing officer",
     is_next_level,
     {Purpose::review},
     {Class::track, Class::case_},
     "dispute.closed"},

    {"P26",
     "who decides the referral",
     decides_referral,
     {Purpose::nrm_decision},
     {Class::track, Class::case_, Class::immigration},
     "nrm.referral.received nrm.rg.positive nrm.rg.negative nrm.cg.positive nrm.cg.negative "
     "nrm.cg.deferred nrm.cg.resumed nrm.cg.negative-final nrm.decision.withdrawn "
     "nrm.panel.handed-back nrm.disqualified "
     "corrected"},

    {"P27",
     "an administrator, of their own body",
     administers_own_body,
     {Purpose::oversight},
     {Class::account},
     "team.added team.member person.added person.role person.cleared person.status rota.set "
     "device.enrolled",
     "member_of team_manager edt_duty missing_desk_duty"},
    {"P27",
     "the keeper of the national register",
     keeps_national_register,
     {Purpose::oversight},
     {Class::account},
     "organisation.added team.added person.added person.role person.cleared person.status "
     "audit.scoped"},

    {"P37",
     "everybody, of themselves",
     keeps_own_keys,
     {Purpose::self},
     {Class::account},
     "person.password person.totp"},
};

/// Nobody records them before their events are there; then their marks go.
constexpr NotYet to_come[] = {
    {"advocate.contact", 7},   {"arrival.confirmed", 7},       {"arrival.recorded", 9},
    {"challenge.raised", 7},   {"child-page.code-issued", 11}, {"concern.routed", 7},
    {"dispute.closed", 7},     {"dispute.raised", 7},          {"disruption.recorded", 9},
    {"escalation.raised", 7},  {"guardian.contact", 7},        {"move.asked", 9},
    {"offer.answered", 9},     {"place-to-avoid.recorded", 8}, {"placement.prepared", 9},
    {"record.signed-off", 7},  {"request.approved", 7},        {"request.refused", 7},
    {"screening.answered", 9}, {"suspect.released", 9},        {"threat.recorded", 9},
    {"wishes.recorded", 7},
};

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view words) const {
    return std::hash<std::string_view>{}(words);
  }
};
using RowsByEvent = std::unordered_map<std::string, std::vector<const Row*>, Hash, std::equal_to<>>;

RowsByEvent rows_by_event() {
  RowsByEvent found;
  for (const auto& row : rows) {
    for (const auto event : split_words(row.events)) found[std::string(event)].push_back(&row);
    for (const auto relation : split_words(row.relations))
      for (const auto* act : {"relation.started:", "relation.ended:"})
        found[act + std::string(relation)].push_back(&row);
  }
  return found;
}

/// The rows that name this event: a page asks of many events, and few rows name any one of them.
const std::vector<const Row*>& rows_naming(std::string_view event) {
  static const auto by_event = rows_by_event();
  static const std::vector<const Row*> none;
  const auto found = by_event.find(event);
  return found == by_event.end() ? none : found->second;
}

Truth holds(const Row& row, const Question& q) {
  if (!q.is_for(row.purposes) || !q.is_about(row.classes)) return false;
  return row.who(q);
}

Truth holds(std::string_view id, const Question& q) {
  if (!q.is_user() || !q.does(Action::record)) return false;
  return any_of(rows_naming(q.resource().event),
                [&](const Row* row) -> Truth { return row->id == id && holds(*row, q); });
}

/// One function for each id, because a rule is a plain function.
template <char tens, char ones>
Truth row_holds(const Question& q) {
  constexpr char id[] = {'P', tens, ones};
  return holds(std::string_view(id, 3), q);
}

/// P28: whoever stands in for a colleague may record what the colleague could, except that they
/// bring nobody else to the child.
Truth delegate_records(const Question& q) {
  if (!q.is_user() || !q.does(Action::record) || q.resource().event.starts_with("relation."))
    return false;
  return delegators_any(q, could_record);
}

}  // namespace

bool begins_relation(const Question& q, std::string_view relation) {
  constexpr std::string_view begins = "relation.started:";
  const std::string_view event = q.resource().event;
  return event.starts_with(begins) && event.substr(begins.size()) == relation;
}

Truth could_record(const Question& colleague) {
  return any_of(rows_naming(colleague.resource().event),
                [&](const Row* row) { return holds(*row, colleague); });
}

std::span<const NotYet> not_yet() { return to_come; }

std::vector<Recordable> recordable() {
  std::vector<Recordable> all;
  for (const auto& row : rows) {
    all.push_back({row.id, row.who_in_words, row.events.data() == case_events.data(),
                   split_words(row.events), split_words(row.relations)});
  }
  return all;
}

std::vector<Rule> permits_to_record() {
  return {
      {"P17", row_holds<'1', '7'>}, {"P18", row_holds<'1', '8'>}, {"P19", row_holds<'1', '9'>},
      {"P20", row_holds<'2', '0'>}, {"P21", row_holds<'2', '1'>}, {"P22", row_holds<'2', '2'>},
      {"P23", row_holds<'2', '3'>}, {"P24", row_holds<'2', '4'>}, {"P25", row_holds<'2', '5'>},
      {"P26", row_holds<'2', '6'>}, {"P27", row_holds<'2', '7'>}, {"P28", delegate_records},
      {"P37", row_holds<'3', '7'>},
  };
}

}  // namespace haven::access
