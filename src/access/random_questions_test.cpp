#include "access/random_questions.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <sstream>

namespace haven::access {
namespace {

const Instant noon = *read_instant("2027-03-01T12:00:00Z");

/// Action, class, purpose, role (or -), event (or -), and what they stand as.
constexpr std::string_view aims[] = {
    "view core care social_worker - allocated_worker",
    "edit health safeguarding social_worker - allocated_worker",
    "reveal location care social_worker - allocated_worker",
    "reveal location missing social_worker - allocated_worker",
    "view case oversight team_manager - manager",
    "approve request oversight team_manager - manager",
    "reveal location oversight team_manager - manager",
    "view child_voice guardianship guardian - guardian",
    "reveal location guardianship guardian - guardian",
    "view child_voice guardianship advocate - advocate",
    "view health review iro - iro review_visit",
    "reveal location review iro - iro review_visit",
    "view threat_intel investigation - - oic",
    "view core missing - - episode",
    "reveal location missing - - episode",
    "view match_profile placement_match - - transfer",
    "view core care - - transfer",
    "view duty_state coordination national_coordinator - -",
    "view core coordination national_coordinator - escalated_to",
    "view audit audit auditor - audit_scope",
    "view child_view self child - self",
    "ask_help child_voice_own self child - self",
    "view access_summary self child - self",
    "view core safeguarding edt - edt",
    "reveal location safeguarding edt - edt incident",
    "view core safeguarding - - glass",
    "reveal location safeguarding - - glass",
    "view case care - - delegate",
    "reveal location care - - delegate",
    "view health care - - share",
    "query_stats aggregate statistics statistician - -",
    "record track missing - missing.reported allocated_worker",
    "record location care - placement.start allocated_worker",
    "record child_voice safeguarding edt child.returned edt",
    "record track oversight - relation.started:guardian manager",
    "record case oversight - relation.started:responsible_team leads",
    "record case care - relation.started:delegate allocated_worker",
    "record case care - relation.started:delegate allocated_worker delegate",
    "record track missing - relation.started:escalated_to edt",
    "record account self - person.password register",
    "record account oversight org_admin person.cleared register",
    "record account self - person.totp",
    "record case oversight - record.signed-off manager",
    "record track safeguarding first_responder concern.received -",
    "record case safeguarding first_responder corrected opened",
    "record case care - wishes.recorded carer",
    "record case guardianship - challenge.raised guardian",
    "record child_voice guardianship - wishes.recorded advocate",
    "record track missing - missing.police desk",
    "record location missing - child.returned episode",
    "record track missing - relation.started:episode_officer desk",
    "record threat_intel investigation - threat.recorded oic",
    "record match_profile placement_match - offer.answered transfer",
    "record case care - arrival.recorded transfer",
    "record track coordination national_coordinator concern.routed nation",
    "record case placement_match screening_reviewer screening.answered screens",
    "record case review iro review.held iro",
    "record case review - dispute.closed next_level",
    "record track nrm_decision competent_authority nrm.rg.positive decides",
    "record account oversight org_admin person.added register",
    "record account oversight register_keeper organisation.added register",
    "record account oversight org_admin relation.started:edt_duty register",
    "record case care - wishes.recorded delegate",
    "record track care - relation.started:about delegate",
    "view care_summary care carer - carer",
    "view missing_board missing - - carer",
    "view missing_board missing - - desk",
    "view duty_state care - - allocated_worker",
    "break_glass core safeguarding - - claim",
    "confirm request safeguarding duty_manager - -",
    "review_break_glass request oversight break_glass_reviewer - -",
    "view area care - - allocated_worker",
    "delegate request care - - allocated_worker",
    "delegate request care - - allocated_worker delegate",
    "grant request oversight - - manager",
    "export case care - - allocated_worker",
    "list location care - - allocated_worker",
};

constexpr std::string_view simply[] = {
    "allocated_worker", "guardian", "advocate", "iro",        "review_visit",   "escalated_to",
    "opened",           "screens",  "self",     "next_level", "block_exception"};

constexpr std::string_view others[] = {
    "allocated_worker", "manager", "guardian", "advocate",        "iro",    "oic",  "episode",
    "transfer",         "edt",     "incident", "delegate",        "share",  "desk", "conflict",
    "blocked_org",      "opened",  "carer",    "block_exception", "decides"};

template <class T, std::size_t n>
const T& one_of(const T (&list)[n], RandomQuestions& random) {
  return list[static_cast<std::size_t>(random.below(n))];
}

template <class Word>
Word any_word(Word last, RandomQuestions& random) {
  return static_cast<Word>(random.below(static_cast<int>(last) + 1));
}

std::string text(std::string_view view) { return std::string(view); }

Relation relation(std::string subject, std::string_view name, std::string object) {
  return {.subject = std::move(subject), .relation = text(name), .object = std::move(object)};
}

}  // namespace

Relation RandomQuestions::about(std::string subject) {
  auto about = relation(std::move(subject), "about", "c:1");
  const long ages[] = {0, 1, 3599, 3600, 3601, -1, -50};
  if (one_in(4)) about.closed_at = noon - Seconds(one_of(ages, *this));
  if (about.subject == "tr:1") {
    constexpr std::string_view states[] = {"proposed", "accepted", "accepted", "placed", "refused"};
    constexpr std::string_view orgs[] = {"la:north", "la:south"};
    if (!one_in(12)) about.state = text(one_of(states, *this));
    if (!one_in(20)) about.receiving_org = text(one_of(orgs, *this));
  }
  return about;
}

void RandomQuestions::relate(RandomQuestion& question, std::string_view word) {
  auto& all = question.relations;
  for (const auto name : simply)
    if (word == name) all.push_back(relation("u:me", name, "c:1"));
  const auto through = [&](std::string_view name, const std::string& thing) {
    all.push_back(relation("u:me", name, thing));
    all.push_back(about(thing));
  };
  if (word == "manager") {
    all.push_back(relation("u:me", "team_manager", "t:1"));
    all.push_back(relation("t:1", "responsible_team", "c:1"));
  }
  if (word == "leads") {
    all.push_back(relation("u:me", "team_manager", "t:1"));
    all.push_back(relation("u:you", "allocated_worker", "c:1"));
    if (one_in(3)) all.push_back(relation("t:2", "responsible_team", "c:1"));
  }
  if (word == "oic") through("oic", "inv:1");
  if (word == "episode") through("episode_officer", "ep:1");
  if (word == "transfer") through("receiving_worker", "tr:1");
  if (word == "carer") through("carer", "pl:1");
  if (word == "decides") {
    all.push_back(relation(one_in(2) ? "u:me" : "la:north", "decides", "nrm:1"));
    all.push_back(about("nrm:1"));
  }
  if (word == "desk") {
    through("missing_desk_duty", "ep:1");
    all[all.size() - 2].object = "pol:west";
    all.push_back(relation("ep:1", "reported_to", one_in(6) ? "pol:east" : "pol:west"));
  }
  if (word == "edt") all.push_back(relation("u:me", "edt_duty", "la:north"));
  if (word == "incident") all.push_back(about("inc:1"));
  if (word == "audit_scope") all.push_back(relation("u:me", "audit_scope", "la:north"));
  if (word == "nation") all.push_back(relation("u:me", "national_desk_duty", "o:desk"));
  if (word == "conflict") all.push_back(relation("p:me", "conflict", "c:1"));
  if (word == "blocked_org") all.push_back(relation("la:north", "blocked_org", "c:1"));
  if (word == "share") {
    auto share = relation("la:north", "share", "c:1");
    const auto cls = name_of(question.request.resource.cls);
    if (!one_in(15)) share.classes = {text(cls), "core"};
    if (!one_in(15)) share.purposes = {"care", "safeguarding"};
    all.push_back(std::move(share));
  }
  if (word == "delegate") {
    constexpr std::string_view lent[] = {"allocated_worker", "guardian", "allocated_worker"};
    all.push_back(relation("u:you", one_of(lent, *this), one_in(8) ? "c:2" : "c:1"));
    auto held = relation("u:me", "delegate", "u:you");
    if (!one_in(15)) held.cases = {"c:1"};
    if (!one_in(15)) held.classes = {text(name_of(question.request.resource.cls)), "core"};
    if (one_in(2)) held.location_approved_by = one_in(5) ? "" : "u:boss";
    all.push_back(std::move(held));
  }
  if (word == "glass") break_glass(question.request.context);
}

void RandomQuestions::break_glass(Context& context) {
  constexpr std::string_view codes[] = {"risk_to_life", "risk_to_life", "risk_to_child",
                                        "found_child", "curiosity"};
  const long ages[] = {0, 1, 900, 1800, 3599, 3600, -1};
  BreakGlass glass{.id = "bg:1", .by = "u:me", .case_id = "c:1", .eligible = !one_in(12)};
  if (one_in(12)) glass.by = one_in(2) ? "u:you" : "";
  if (one_in(15)) glass.case_id = one_in(2) ? "c:2" : "";
  if (!one_in(20)) glass.activated_at = noon - Seconds(one_of(ages, *this));
  glass.reason_code = text(one_of(codes, *this));
  glass.explained = !one_in(8);
  if (!one_in(4)) {
    glass.confirmed_by_person = one_in(6) ? "p:me" : "p:you";
    glass.confirmed_by_role = one_in(6) ? "social_worker" : "duty_manager";
  }
  context.break_glass = std::move(glass);
}

void RandomQuestions::aim(RandomQuestion& question) {
  std::istringstream words{text(one_of(aims, *this))};
  std::string action, cls, purpose, role, event;
  words >> action >> cls >> purpose >> role >> event;
  auto& request = question.request;
  request.action = *action_named(action);
  request.resource.cls = *class_named(cls);
  request.context.purpose = purpose_named(purpose);
  if (role != "-") request.principal.roles = {role};
  if (role == "child") request.principal.type = Principal::Type::child;
  if (event != "-") request.resource.event = event;
  for (std::string word; words >> word;) {
    relate(question, word);
    if (word == "register" || (word == "claim" && one_in(2))) request.resource.case_id.clear();
  }
}

void RandomQuestions::spoil(Principal& principal) {
  constexpr std::string_view roles[] = {"dba",     "national_coordinator", "auditor",
                                        "support", "first_responder",      "statistician"};
  if (one_in(40)) principal.status = one_in(2) ? std::nullopt : std::optional("left");
  if (one_in(40)) principal.training = one_in(2) ? std::nullopt : std::optional("expired");
  if (one_in(40)) principal.vetting = one_in(2) ? std::nullopt : std::optional("expired");
  if (one_in(60)) principal.person.clear();
  if (one_in(6)) principal.org = one_in(8) ? "" : one_in(2) ? "la:south" : "pol:west";
  if (one_in(25)) principal.type = any_word(Principal::Type::service, *this);
  if (one_in(12)) principal.roles.push_back(text(one_of(roles, *this)));
  if (one_in(30)) principal.roles.clear();
  principal.hold = one_in(15);
}

void RandomQuestions::spoil(Resource& resource) {
  if (one_in(15)) resource.case_id = one_in(2) ? "c:2" : "";
  if (one_in(15)) resource.cls = any_word(Class::account, *this);
  if (one_in(12)) resource.authority = one_in(3) ? "" : "la:south";
  if (one_in(15))
    resource.state = one_in(4) ? std::nullopt : std::optional(Resource::State::closed);
  if (one_in(15)) resource.sealed_to = {"u:you"};
  if (one_in(30)) resource.sealed_to.push_back("u:me");
  if (!one_in(12)) resource.requester_person = one_in(6) ? "p:me" : "p:you";
  if (one_in(resource.event.starts_with("person.") ? 2 : 8))
    resource.beneficiary_person = one_in(2) ? "p:me" : "p:you";
  resource.gives_more = !one_in(3);
  resource.shareable = one_in(8);
  resource.derived_from_location = one_in(25);
  if (one_in(20)) resource.event = one_in(2) ? "missing.reported" : "corrected";
}

void RandomQuestions::spoil(Context& context) {
  constexpr std::string_view reasons[] = {"visit today at two", "visit today at two", "12345678",
                                          "1234567", ""};
  const long ages[] = {0, 1, 60, 60, 60, 299, 300, 301, 1200, -1};
  if (one_in(8)) context.purpose = any_word(Purpose::immigration_enforcement, *this);
  if (one_in(60)) context.purpose.reset();
  context.reason = text(one_of(reasons, *this));
  if (!one_in(25)) context.stepup_age_s = one_of(ages, *this);
  if (!one_in(25)) context.device_managed = !one_in(10);
  if (!context.break_glass && one_in(10)) break_glass(context);
  if (one_in(4)) context.unreviewed_break_glass_h = one_in(2) ? 72 : 72.5;
}

void RandomQuestions::spoil(Relation& relation) {
  const long edges[] = {-86400, -1, 0, 1, 86400};
  if (one_in(12)) relation.from = noon + Seconds(one_of(edges, *this));
  if (one_in(12)) relation.until = noon + Seconds(one_of(edges, *this));
  if (one_in(30) && relation.object == "c:1") relation.object = "c:2";
  if (one_in(40) && relation.subject == "u:me") relation.subject = "u:you";
}

RandomQuestion RandomQuestions::next() {
  RandomQuestion question;
  auto& request = question.request;
  request.principal = {.id = "u:me",
                       .person = "p:me",
                       .org = "la:north",
                       .status = "active",
                       .training = "current",
                       .vetting = "current"};
  request.resource = {.case_id = "c:1", .authority = "la:north", .state = Resource::State::open};
  request.context.now = noon;
  aim(question);
  while (one_in(3)) relate(question, one_of(others, *this));
  spoil(request.principal);
  spoil(request.resource);
  spoil(request.context);
  if (one_in(15)) request.action = any_word(Action::query_stats, *this);
  for (auto& each : question.relations) spoil(each);
  return question;
}

std::string describe(const RandomQuestion& question) {
  const auto& [request, relations] = question;
  std::string line =
      fmt::format("{} {} of '{}' for {} (event '{}') by '{}' type {} of '{}' roles",
                  name_of(request.action), name_of(request.resource.cls), request.resource.case_id,
                  request.context.purpose ? name_of(*request.context.purpose) : "nothing",
                  request.resource.event, request.principal.person,
                  static_cast<int>(request.principal.type), request.principal.org);
  for (const auto& role : request.principal.roles) line += " " + role;
  for (const auto& each : relations) {
    line += fmt::format("; {} {} {}", each.subject, each.relation, each.object);
    if (each.from) line += " from " + to_text(*each.from);
    if (each.until) line += " until " + to_text(*each.until);
    if (each.closed_at) line += " closed " + to_text(*each.closed_at);
    if (each.state) line += " " + *each.state;
  }
  return line;
}

TEST_CASE("random questions are the same for the same seed, and differ within it") {
  RandomQuestions one(7), again(7);
  std::set<std::string> different;
  for (int i = 0; i < 200; ++i) {
    const auto line = describe(one.next());
    CHECK(line == describe(again.next()));
    different.insert(line);
  }
  CHECK(different.size() > 150);
}

}  // namespace haven::access
