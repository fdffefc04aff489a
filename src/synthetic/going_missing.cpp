#include "synthetic/going_missing.h"

#include <fmt/format.h>

#include "care/placement.h"
#include "missing/police.h"
#include "missing/record_return.h"
#include "missing/report.h"
#include "missing/review.h"
#include "synthetic/caring.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

missing::Episode last_episode(const Life& life) {
  const auto all = missing::episodes(life.story());
  ENSURE(!all.empty());
  return all.back();
}

/// Known to the minute, within an evening, or not at all.
std::optional<Span> last_safe(Life& life, Supply& supply) {
  const auto how = supply.deal("last safe", {"exact", "interval", "interval", "unknown"});
  const auto before = life.at() - life.draws().between(Minutes(40), Hours(3));
  if (how == "unknown") return std::nullopt;
  return how == "exact" ? Span::at(before) : Span{before - Hours(4), before};
}

missing::Report told(Life& life, Supply& supply, const Going& going) {
  missing::Report report;
  report.last_safe = last_safe(life, supply);
  report.found_missing = life.at() - life.draws().between(Minutes(4), Minutes(30));
  report.suspected = going.suspected.empty() ? supply.deal("suspected", {"yes", "no", "unknown"})
                                             : going.suspected;
  report.circumstances = supply.code("missing.reported", "circumstances");
  report.category = going.category;
  report.took_phone = supply.deal("took phone", {"yes", "no", "unknown"});
  report.clothing = "Grey hooded top, black trousers";
  report.seen_with = supply.deal("seen with", {"", "A dark car with one headlamp", "Nobody"});
  report.last_seen_where = supply.deal("last seen", {"At breakfast", "On the way from school", ""});
  return report;
}

/// Haven tells them, and for most children they answer that they have read it.
Result<void> tell(Life& life, Supply& supply, std::string_view reader) {
  const auto notice = "n:" + life.draws().id<EventId>().text();
  const auto of = cases::entity(last_episode(life).report->id);
  TRY(life.note_by_service("notices", "notice.sent",
                           {{"notice", notice},
                            {"to", user(reader)},
                            {"of", of},
                            {"kind", "missing.reported"},
                            {"step", "0"},
                            {"channel", "inbox email"}}));
  const auto answer = supply.deal("notice", {"read", "read", "read", "escalated", "unread"});
  if (answer == "unread" || !life.has_left(Hours(1))) return {};
  life.wait(Minutes(3), Minutes(12));
  if (answer == "escalated")
    return life.note_by_service("notices", "notice.escalated", {{"of", of}, {"step", "1"}});
  return life.note(reader, "missing", "notice.acknowledged", {{"notice", notice}});
}

missing::Tonight tonight(Supply& supply) {
  missing::Tonight decided;
  decided.stays = supply.code("tonight.decided", "stays");
  if (decided.stays == "former_place") {
    decided.warning_read = true;
    decided.reason = "Nobody knows this address but those who must, and the child asks for it";
  }
  if (decided.stays == "not_known")
    decided.why_not_known = "A bed is being looked for; the child waits with the duty worker";
  return decided;
}

Result<void> decide_tonight(Life& life, Supply& supply) {
  const auto episode = last_episode(life);
  auto decided = tonight(supply);
  if (decided.stays == "new_place") decided.placement = TRY(place(life, supply, {}));
  const auto id = life.draws().id<EventId>();
  TRY(life.keep(life.out_of_hours(), "missing",
                missing::decide_tonight(episode, decided, id, life.at())));
  if (decided.stays == "new_place" || decided.stays == "former_place") return {};
  life.wait_days(1, 1, 9, 17);
  TRY(place(life, supply, {}));
  return {};
}

Result<void> be_safe_and_well(Life& life, Supply& supply) {
  if (supply.deal("safe and well", {"held", "held", "held", "not held"}) == "not held") return {};
  life.wait(Minutes(50), Hours(5));
  missing::SafeAndWell talk;
  talk.said = supply.deal("said", {"I was cold.", "I went to see a friend.", ""});
  return life.keep(life.desk_officer(), "missing",
                   missing::safe_and_well(last_episode(life), talk, life.force_entity(),
                                          life.draws().id<EventId>(), life.at()));
}

/// What the child told is passed on without their words, or kept in confidence.
Result<void> weigh_risk(Life& life, Supply& supply) {
  const auto episode = last_episode(life).entity;
  if (supply.deal("what was learned", {"shared", "shared", "kept"}) == "shared")
    return life.note(life.worker(), "missing", "missing.risk-shared",
                     {{"episode", episode},
                      {"with", "The police and the home"},
                      {"what", "A grey car waits near the school"}});
  return life.note(life.worker(), "missing", "missing.risk-kept",
                   {{"episode", episode}, {"reason", "Told in confidence. The manager agrees"}});
}

Result<void> be_interviewed(Life& life, Supply& supply) {
  missing::Interview talk;
  talk.outcome =
      supply.deal("interview", {"completed", "completed", "declined", "offered", "nobody asked"});
  if (talk.outcome == "nobody asked") return {};
  life.wait_days(1, 3, 10, 17);
  if (talk.outcome == "completed") {
    talk.by_whom = "An independent worker of a charity";
    talk.themes =
        supply.deal("themes", {"Was collected by car", "Was promised work", "Felt alone"});
    talk.words = supply.deal("told", {"He said I owe him.", "I missed my brother.", ""});
  }
  TRY(life.keep(
      life.worker(), "missing",
      missing::interview(last_episode(life), talk, life.draws().id<EventId>(), life.at())));
  return talk.outcome == "completed" ? weigh_risk(life, supply) : Result<void>();
}

Seconds how_long(Life& life, Supply& supply) {
  static const std::vector<std::string> tenth = {
      "hours", "hours", "hours", "hours", "hours", "days", "days", "days", "days", "days", "week"};
  const auto length = supply.deal("how long missing", tenth);
  if (length == "hours") return life.draws().between(Hours(2), Hours(12));
  if (length == "days") return life.draws().between(Hours(12), Hours(46));
  return life.draws().between(Hours(60), Hours(220));
}

/// The authority and those around the child hear of it, and are kept out where that is safer.
Result<void> inform(Life& life, Supply& supply) {
  const auto episode = last_episode(life).entity;
  if (supply.deal("informed", {"yes", "yes", "late"}) == "late") return {};
  TRY(life.note(life.worker(), "missing", "missing.la-informed",
                {{"episode", episode},
                 {"authority", life.authority_entity()},
                 {"note", "The duty manager, by telephone"}}));
  return life.note(life.worker(), "missing", "missing.others-informed",
                   {{"episode", episode},
                    {"told", "Guardian, school, health"},
                    {"left_out", supply.deal("left out", {"", "The cousin: not safe to tell"})}});
}

Result<void> hold_strategy_meeting(Life& life) {
  return life.note(life.worker(), "missing", "missing.strategy-held",
                   {{"episode", last_episode(life).entity},
                    {"came", "Police, school, guardian"},
                    {"decisions", "Search the railway station first"}});
}

/// What is done while the child is away until `end`.
Result<void> look_for(Life& life, Supply& supply, Instant end) {
  if (supply.deal("police", {"take", "take", "take", "take", "late"}) == "take") {
    life.wait(Minutes(5), Minutes(40));
    const auto level = supply.deal("level", {"", "high", "medium", "", "low", "no_apparent_risk"});
    TRY(police_take(life, supply, level));
  }
  if (life.draws().chance(40)) {
    life.wait(Minutes(10), Minutes(30));
    TRY(see(life, supply));
  }
  TRY(inform(life, supply));
  if (life.at() + Hours(26) < end) TRY(hold_strategy_meeting(life));
  while (life.at() + Hours(26) < end) {
    life.wait(Hours(20), Hours(24));
    TRY(review(life, supply));
  }
  life.go_to(std::max(life.at(), end));
  return {};
}

}  // namespace

Result<void> go_missing(Life& life, Supply& supply, const Going& going) {
  auto& draws = life.draws();
  const auto carer = carer_now(life);
  const auto by = !going.by.empty() ? going.by : !carer.empty() ? carer : life.worker();
  const missing::ReportIds ids{draws.id<EventId>(), draws.id<EventId>(), draws.id<EventId>(),
                               draws.id<EpisodeId>()};
  return life.keep(by, "missing",
                   missing::report(life.story(), told(life, supply, going), life.force_entity(),
                                   ids, life.at()));
}

Result<void> police_take(Life& life, Supply& supply, const std::string& level) {
  missing::PoliceEntry entry;
  entry.reference = fmt::format("MP/{:05}", life.draws().below(100'000));
  entry.level = level;
  if (level == "high") entry.set_by = supply.code("missing.police", "set_by");
  if (!level.empty() && level != "high") {
    entry.set_by = supply.deal("senior", {"inspector", "superintendent"});
    entry.reason = "In touch by telephone, and seen on the way to a relative who is known";
  }
  const missing::PoliceIds ids{life.draws().id<EventId>(), life.draws().id<EventId>()};
  const auto officer = life.desk_officer();
  return life.keep(officer, "missing",
                   missing::take_report(life.story(), last_episode(life), entry, user(officer),
                                        life.force_entity(), ids, life.at()));
}

Result<void> see(Life& life, Supply& supply) {
  missing::Seen seen;
  seen.area = supply.place();
  seen.by_whom = supply.deal("seen by", {"A bus driver", "A camera", "A friend from school"});
  seen.confidence = supply.code("child.located", "confidence");
  if (supply.deal("seen in", {"here", "here", "elsewhere"}) == "elsewhere")
    seen.force = organisation("Harrow Vale Police");
  const missing::SightingIds ids{life.draws().id<EventId>(), life.draws().id<EventId>()};
  return life.keep(life.desk_officer(), "missing",
                   missing::sighting(last_episode(life), seen, ids, life.at()));
}

Result<void> review(Life& life, Supply& supply) {
  missing::Review held;
  held.came = "The allocated worker, the force's missing desk, the guardian";
  held.invited = supply.deal("invited", {"", "The school"});
  held.decisions = "Ring every number again today. Ask the coach station for its pictures";
  held.publicity = supply.deal("publicity", {"No: it would tell those who look for the child",
                                             "Not yet: ask again tomorrow"});
  return life.keep(
      life.worker(), "missing",
      missing::review(last_episode(life), held, life.draws().id<EventId>(), life.at()));
}

Result<void> find(Life& life, Supply& supply) {
  missing::Found found;
  found.found_by =
      supply.deal("found by", {"A patrol", "Came back alone", "The carer", "A friend"});
  found.where = supply.place();
  found.place = supply.code("child.returned", "place");
  found.condition = supply.deal("condition", {"Tired and hungry, not hurt", "A bruise on one arm",
                                              "Calm", "Frightened, wants nobody rung"});
  found.name_given = supply.deal("name given", {"", "", "Another first name"});
  found.with_whom = supply.deal("with whom", {"Nobody", "An adult who left at once", ""});
  found.force = life.force_entity();
  const missing::ReturnIds ids{life.draws().id<EventId>(), life.draws().id<EventId>()};
  return life.keep(life.desk_officer(), "missing",
                   missing::record_return(life.story(), last_episode(life), found, ids, life.at()));
}

Result<void> after_return(Life& life, Supply& supply) {
  life.wait(Minutes(30), Hours(2));
  TRY(be_safe_and_well(life, supply));
  TRY(decide_tonight(life, supply));
  return be_interviewed(life, supply);
}

Result<void> be_missing_once(Life& life, Supply& supply) {
  const auto lasts = how_long(life, supply);
  if (!life.has_left(lasts + days(12))) return {};
  life.wait_days(1, 3, 7, 23);
  const auto end = life.at() + lasts;
  TRY(go_missing(life, supply, {"", supply.deal("category", {"missing", "missing", "away"}), ""}));
  TRY(tell(life, supply, life.desk_officer()));
  TRY(tell(life, supply, life.manager()));
  TRY(look_for(life, supply, end));
  TRY(find(life, supply));
  return after_return(life, supply);
}

}  // namespace haven::synthetic
