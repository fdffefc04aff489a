#include "synthetic/around.h"
#include "synthetic/caring.h"
#include "synthetic/going_missing.h"
#include "synthetic/scripts.h"
#include "synthetic/ways.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

/// None, one kind or two; what is not known and not disclosed are kinds of their own.
std::string exploitation(Supply& supply) {
  const auto how_many = supply.deal("how many kinds", {"none", "one", "one", "two"});
  if (how_many == "none") return {};
  auto kinds = supply.code("trafficking.suspected", "types");
  if (how_many == "one") return kinds;
  const auto second = supply.code("trafficking.suspected", "types");
  return second == kinds ? kinds : kinds + " " + second;
}

/// Some are with a carer who works with Haven; of some the address follows later.
Bed first_bed(Life& life, Supply& supply) {
  const auto with = supply.deal("with", {"", "", "", "carla.dunn", "lou.hart", "no address yet"});
  if (with == "no address yet") return {"", "", false};
  if (life.authority().name == "Eastholt" && with == "carla.dunn") return {"", "carla.dunn", true};
  if (with == "lou.hart") return {"", "lou.hart", true};
  return {};
}

Result<void> know_better(Life& life, Supply& supply) {
  const auto pack =
      supply.deal("pack", {"complete", "complete", "complete", "partial", "gaps", "none"});
  if (pack == "none") return {};
  return record_pack(life, pack == "complete"  ? PackKind::complete
                           : pack == "partial" ? PackKind::partial
                                               : PackKind::with_gaps);
}

/// What is owed in the first three days. Most of it is done in time, as by most people.
Result<void> keep_the_first_days(Life& life, Supply& supply) {
  if (supply.deal("first days", {"kept", "kept", "kept", "kept", "kept", "late"}) == "late")
    return {};
  TRY(life.note(life.worker(), "care", "safety-plan.recorded",
                {{"plan", "Rings if late. Is met at the gate. Nobody is told the address"}}));
  life.wait_days(1, 1, 9, 17);
  TRY(life.note(life.worker(), "care", "photo-id.recorded",
                {{"note", "In the case file, taken with the child's leave"}}));
  TRY(life.note(life.worker(), "care", "keyworker.contact",
                {{"how", supply.code("keyworker.contact", "how")},
                 {"note", "What happens next was explained twice, with an interpreter"}}));
  if (!life.has_left(days(2))) return {};
  life.wait_days(1, 1, 9, 12);
  return life.note(life.worker(), "care", "safety-plan.reviewed",
                   {{"outcome", supply.code("safety-plan.reviewed", "outcome")},
                    {"note", "Read through with the child and the carer"}});
}

/// A guardian for some, a reviewing officer where there is one, and now and then a visit planned.
Result<void> stand_by(Life& life, Supply& supply) {
  const auto manager = life.manager();
  if (supply.deal("guardian", {"guardian", "guardian", "none"}) == "guardian")
    TRY(relate(life, manager, "oversight", user("gwen.owusu"), "guardian", life.entity()));
  if (life.authority().name != "Eastholt") return {};
  TRY(relate(life, manager, "oversight", user("ivo.vale"), "iro", life.entity()));
  if (supply.deal("visit", {"planned", "none", "none", "none"}) == "none") return {};
  return relate(life, manager, "oversight", user("ivo.vale"), "review_visit", life.entity(),
                life.now() + days(3));
}

int times_missing(Supply& supply) {
  const auto times = supply.deal(
      "times missing", {"none", "none", "none", "none", "none", "once", "once", "twice", "often"});
  if (times == "once") return 1;
  if (times == "twice") return 2;
  return times == "often" ? 6 : 0;
}

Result<void> live_in_care(Life& life, Supply& supply) {
  if (!life.has_left(days(2))) return {};
  life.wait(Hours(2), Hours(20));
  TRY(place(life, supply, first_bed(life, supply)));
  TRY(stand_by(life, supply));
  if (!life.has_left(days(2))) return {};
  life.wait(Minutes(30), Hours(3));
  TRY(know_better(life, supply));
  TRY(keep_the_first_days(life, supply));
  TRY(settle(life, supply));
  TRY(look(life, supply));
  TRY(log(life, supply));
  if (supply.deal("referred", {"yes", "yes", "no"}) == "yes") TRY(refer(life, supply));
  for (int left = times_missing(supply); left > 0; --left) {
    TRY(be_missing_once(life, supply));
    TRY(stay_in_touch(life, supply, 1));
  }
  TRY(stay_in_touch(life, supply, 2));
  if (supply.deal("moves", {"yes", "no"}) == "yes" && life.has_left(days(10))) {
    life.wait_days(2, 8, 9, 17);
    TRY(move(life, supply));
  }
  TRY(befall(life, supply));
  return go_its_way(life, supply);
}

Result<void> live(Life& life, Supply& supply) {
  const auto kind = supply.deal(
      "kind of life", {"concern only", "unknown", "raised by another", "cared for", "cared for",
                       "cared for", "cared for", "cared for", "cared for", "cared for", "cared for",
                       "cared for", "cared for", "cared for", "cared for"});
  Beginning beginning;
  beginning.all_unknown = kind == "unknown";
  beginning.exploitation = beginning.all_unknown ? "" : exploitation(supply);
  if (kind == "raised by another") beginning.by = "joy.quay";
  TRY(begin(life, supply, beginning));
  return kind == "cared for" ? live_in_care(life, supply) : Result<void>{};
}

}  // namespace

Script ordinary(std::uint64_t seed, std::size_t number, Instant now) {
  Draws draws(seed, "ordinary child " + std::to_string(number));
  // Eastholt, whose one worker's day the demonstration shows, has as many children as one worker
  // can know; the others share the rest.
  const auto authorities = invented_authorities();
  const auto which = number % 15 == 0 ? 0 : 1 + number % (authorities.size() - 1);
  const auto start = now - draws.between(Seconds(days(3)), Seconds(days(420)));
  return {draws.id<ChildId>(), authorities[which], start, live};
}

}  // namespace haven::synthetic
