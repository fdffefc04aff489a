#include "synthetic/around.h"

#include <map>

#include "care/events.h"
#include "cases/events.h"
#include "cases/register.h"
#include "cases/relation.h"
#include "casework/correct.h"
#include "missing/events.h"
#include "values/words.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

std::string person(std::string_view sign_in) { return "p:" + person_named(sign_in).text(); }

std::string fresh(Life& life, std::string_view prefix) {
  return std::string(prefix) + life.draws().id<EventId>().text();
}

/// A relation of the child that the manager starts and, some days later, ends.
Result<void> begin_and_end(Life& life, const std::string& subject, std::string_view relation) {
  TRY(relate(life, life.manager(), "oversight", subject, relation, life.entity()));
  life.wait_days(3, 6, 9, 17);
  return unrelate(life, life.manager(), "oversight", subject, relation, life.entity());
}

Result<void> conflict(Life& life, Supply&) {
  return relate(life, life.manager(), "oversight", person("ben.lyle"), "conflict", life.entity());
}

Result<void> blocked(Life& life, Supply&) {
  TRY(relate(life, life.manager(), "oversight", organisation("Saltmarsh Fostering"), "blocked_org",
             life.entity()));
  return relate(life, life.manager(), "oversight", user("lou.hart"), "block_exception",
                life.entity());
}

Result<void> delegation(Life& life, Supply&) {
  const bool has_two_workers = life.authority().name == "Tarrow City";
  const auto stand_in = has_two_workers ? std::string_view("lee.wick") : life.manager();
  const auto lent =
      cases::relation_started({}, life.at(),
                              {.subject = user(stand_in),
                               .relation = "delegate",
                               .object = user(life.worker()),
                               .until = life.at() + days(14),
                               .cases = std::vector{life.entity()},
                               .classes = split_words<std::string>("core case safety_summary")},
                              "Leave");
  TRY(life.note(life.worker(), "care", lent.kind->name, lent.fields));
  life.wait_days(3, 6, 9, 17);
  return unrelate(life, life.worker(), "care", user(stand_in), "delegate", user(life.worker()));
}

Result<void> investigation(Life& life, Supply&) {
  const auto investigation = fresh(life, "inv:");
  TRY(relate(life, life.manager(), "safeguarding", investigation, "about", life.entity()));
  return relate(life, "dee.frost", "investigation", user("dee.frost"), "oic", investigation);
}

Result<void> ended_investigation(Life& life, Supply&) {
  const auto investigation = fresh(life, "inv:");
  TRY(relate(life, life.manager(), "safeguarding", investigation, "about", life.entity()));
  TRY(relate(life, "dee.frost", "investigation", user("dee.frost"), "oic", investigation));
  life.wait_days(3, 6, 9, 17);
  return unrelate(life, "dee.frost", "investigation", user("dee.frost"), "oic", investigation);
}

Result<void> guardian_leaves(Life& life, Supply&) {
  return begin_and_end(life, user("gwen.owusu"), "guardian");
}
Result<void> reviewing_officer_leaves(Life& life, Supply&) {
  return begin_and_end(life, user("ivo.vale"), "iro");
}
Result<void> advocate(Life& life, Supply&) {
  return relate(life, life.manager(), "oversight", user("fay.lind"), "advocate", life.entity());
}

/// The officer of the last time the child was missing hands over; nothing for who never was.
Result<void> officer_leaves(Life& life, Supply&) {
  const auto* report = life.story().last(missing::events::reported);
  if (report == nullptr) return {};
  return unrelate(life, life.desk_officer(), "missing", user(life.desk_officer()),
                  "episode_officer",
                  std::string(cases::said<missing::events::reported, "episode">(*report)));
}

Result<void> leaves_care(Life& life, Supply& supply) {
  const auto why = supply.deal("leaves care", {"home", "home", "home", "home", "dies"});
  if (why == "dies")
    TRY(life.note(life.worker(), "care", "child.died",
                  {{"cause_known", "yes"}, {"note", "After a long illness, in hospital"}}));
  if (const auto* start = life.story().last(care::events::placement_start))
    TRY(life.note(life.worker(), "care", "placement.end",
                  {{"placement",
                    std::string(cases::said<care::events::placement_start, "placement">(*start))},
                   {"reason", why == "dies" ? "other" : "care_plan"}}));
  TRY(life.note(life.worker(), "care", "lac.end",
                {{"reason", why == "dies" ? "Died" : "Home, with support"}}));
  const auto team_entity = team(life.authority().name);
  TRY(unrelate(life, life.manager(), "oversight", user(life.worker()), "allocated_worker",
               life.entity()));
  return unrelate(life, life.manager(), "oversight", team_entity, "responsible_team",
                  life.entity());
}

/// The worker's contact with a child, which was said to have been held in this way.
Result<const cases::Event*> contact(Life& life, std::string how) {
  TRY(life.note(life.worker(), "care", "keyworker.contact",
                {{"how", std::move(how)}, {"note", "Quiet, and glad of the call"}}));
  return life.story().last(care::events::keyworker_contact);
}

/// One that was with another child is taken out; in the place of one that was no call stands the
/// visit that it was.
Result<void> correction(Life& life, Supply&) {
  const auto fresh = [&] { return life.draws().id<EventId>(); };
  const auto by = user(life.worker());
  const auto correct = [&](const cases::Event& event, casework::Correction correction) {
    return life.keep(life.worker(), "care",
                     casework::correct(life.story(), event, by, std::move(correction), false,
                                       fresh(), fresh, life.at()));
  };
  const auto* of_another = TRY(contact(life, "voice"));
  TRY(correct(*of_another, {"withdrawn", "That was another child"}));
  const auto* by_voice = TRY(contact(life, "voice"));
  casework::Correction replacement{"replaced", "We met, it was no call"};
  replacement.right = cases::New<care::events::keyworker_contact>(fresh(), by_voice->occurred)
                          .with<"how">("in_person")
                          .with<"note">("Quiet, and glad of the visit");
  return correct(*by_voice, std::move(replacement));
}

Result<void> discharge(Life& life, Supply&) {
  return life.note(life.worker(), "care", "duty.discharged",
                   {{"duty", "haven.agreed-visit"},
                    {"evidence", "Held by video at the child's wish"},
                    {"parts", "visit"}});
}

Result<void> departure(Life& life, Supply& supply) {
  // What cannot be done twice running is written down each time.
  for (int time = 0; time < 2; ++time)
    TRY(life.note(life.worker(), "care", "duty.departed",
                  {{"duty", "haven.agreed-visit"},
                   {"reason_code", supply.code("duty.departed", "reason_code")},
                   {"reason", "The child was in court that day"},
                   {"approver", user(life.manager())}}));
  return {};
}

Result<void> photograph(Life& life, Supply& supply) {
  if (supply.deal("photograph", {"taken", "refused"}) == "taken")
    return life.note(life.worker(), "care", "photo-id.recorded", {{"note", "In the case file"}});
  return life.note(life.worker(), "care", "photo-id.refused",
                   {{"words", "No photo. I said no"}, {"note", "Asked twice, kindly. Described"}});
}

/// The child is late home one evening, and back before anybody need report it. How they are kept
/// safe is agreed, looked at again, and the plans follow.
Result<void> safety_plan(Life& life, Supply& supply) {
  TRY(life.note(life.worker(), "care", "child.absent",
                {{"note", "Not back at six. Rang, and came at half past"}}));
  TRY(life.note(life.worker(), "care", "safety-plan.recorded",
                {{"plan", "Met at the school gate. Rings the key worker when a car waits"},
                 {"review_by", to_text(Date(std::chrono::floor<days>(life.at()) + days(42)))}}));
  life.wait_days(2, 5, 9, 17);
  TRY(life.note(life.worker(), "care", "safety-plan.reviewed",
                {{"outcome", supply.code("safety-plan.reviewed", "outcome")},
                 {"note", "The child helped to write it"}}));
  return life.note(life.worker(), "care", "plan.revised",
                   {{"plans", supply.code("plan.revised", "plans")},
                    {"note", "The plan says now who meets the child, and where"}});
}

/// Claimed by the desk of another force, confirmed by a duty manager, reviewed the day after.
Result<void> opened_in_an_emergency(Life& life, Supply& supply) {
  const auto by = life.authority().force == "Harrow Vale Police" ? "dan.hall" : "hugo.reyes";
  const auto claim = fresh(life, "bg:");
  TRY(life.note(by, "missing", "break-glass.opened",
                {{"claim", claim},
                 {"reason_code", supply.code("break-glass.opened", "reason_code")},
                 {"reason", "A child is before me who gives this name and is afraid"}}));
  life.wait(Minutes(4), Minutes(9));
  TRY(life.note("pru.adeyemi", "missing", "break-glass.confirmed", {{"claim", claim}}));
  life.wait(Minutes(10), Minutes(40));
  if (supply.deal("stopped", {"stopped", "ran out"}) == "stopped")
    TRY(life.note(by, "missing", "break-glass.stopped", {{"claim", claim}}));
  life.wait_days(1, 1, 9, 12);
  const auto reviewer = life.authority().name == "Eastholt" ? "pia.noor" : life.manager();
  return life.note(reviewer, "oversight", "break-glass.reviewed",
                   {{"claim", claim},
                    {"verdict", supply.code("break-glass.reviewed", "verdict")},
                    {"reason", "The call and the time agree"}});
}

}  // namespace

Result<void> relate(Life& life, std::string_view by, std::string_view purpose,
                    const std::string& subject, std::string_view relation,
                    const std::string& object, std::optional<Instant> until) {
  const auto started = cases::relation_started({}, life.at(),
                                               {.subject = subject,
                                                .relation = std::string(relation),
                                                .object = object,
                                                .from = life.at(),
                                                .until = until});
  return life.note(by, purpose, started.kind->name, started.fields);
}

Result<void> unrelate(Life& life, std::string_view by, std::string_view purpose,
                      const std::string& subject, std::string_view relation,
                      const std::string& object) {
  const auto ended = cases::relation_ended(
      {}, life.at(), {.subject = subject, .relation = std::string(relation), .object = object});
  return life.note(by, purpose, ended.kind->name, ended.fields);
}

Result<void> refer(Life& life, Supply& supply) {
  if (!life.has_left(days(12))) return {};
  life.wait_days(1, 2, 9, 17);
  TRY(life.note(life.worker(), "safeguarding", "nrm.referral.made",
                {{"reference", "NRM" + life.draws().id<EventId>().text().substr(0, 8)},
                 {"by_whom", life.authority_entity()}}));
  const auto decision = supply.deal("reasonable grounds",
                                    {"positive", "positive", "positive", "negative", "not yet"});
  if (decision == "not yet") return {};
  life.wait_days(4, 8, 9, 17);
  cases::Fields fields{{"from", "The competent authority"}};
  if (decision == "positive") fields["route"] = supply.code("nrm.rg.positive", "route");
  if (decision == "negative") fields["reasons"] = "The account is thought to be too short";
  return life.note(with_role("National Referral Office", "competent_authority").sign_in,
                   "nrm_decision", "nrm.rg." + decision, fields);
}

Result<void> look(Life& life, Supply& supply) {
  if (!life.has_left(days(4))) return {};
  life.wait_days(1, 2, 9, 17);
  TRY(life.look(life.worker(), "care", "looked",
                {{"classes", "core case safety_summary"},
                 {"outcome", "shown"},
                 {"because", "P01"},
                 {"page", "child"}}));
  if (supply.deal("look", {"reveal", "enough", "enough"}) == "enough") return {};
  life.wait(Minutes(1), Minutes(9));
  const std::string reason = "The visit is tomorrow morning";
  const auto reveal = TRY(life.look(life.worker(), "care", "location.revealed",
                                    {{"class", "location"},
                                     {"until", to_text(life.at() + Minutes(1))},
                                     {"because", "P02"},
                                     {"reason", reason}}));
  const auto notice = "n:" + life.draws().id<EventId>().text();
  TRY(life.note_by_service("notices", "notice.sent",
                           {{"notice", notice},
                            {"to", user(life.manager())},
                            {"of", cases::entity(reveal)},
                            {"kind", "location.revealed"},
                            {"step", "0"},
                            {"channel", "inbox"},
                            {"when", supply.code("notice.sent", "when")},
                            {"by_whom", user(life.worker())},
                            {"reason", reason}}));
  life.wait(Minutes(20), Minutes(50));
  return life.note(life.manager(), "oversight", "notice.acknowledged", {{"notice", notice}});
}

Result<void> befall(Life& life, Supply& supply) {
  if (!life.has_left(days(12))) return {};
  using Happening = Result<void> (*)(Life&, Supply&);
  static const std::map<std::string, Happening> happenings = {
      {"nothing", [](Life&, Supply&) -> Result<void> { return {}; }},
      {"conflict", conflict},
      {"blocked", blocked},
      {"delegation", delegation},
      {"investigation", investigation},
      {"ended investigation", ended_investigation},
      {"guardian leaves", guardian_leaves},
      {"reviewing officer leaves", reviewing_officer_leaves},
      {"advocate", advocate},
      {"officer leaves", officer_leaves},
      {"leaves care", leaves_care},
      {"correction", correction},
      {"discharge", discharge},
      {"departure", departure},
      {"photograph", photograph},
      {"safety plan", safety_plan},
      {"emergency", opened_in_an_emergency}};
  // To half of the children nothing of this happens.
  std::vector<std::string> names(happenings.size() - 2, "nothing");
  for (const auto& [name, happening] : happenings) names.push_back(name);
  const auto next = supply.deal("befalls", names);
  life.wait_days(1, 2, 9, 17);
  return happenings.at(next)(life, supply);
}

}  // namespace haven::synthetic
