#include "missing/record_return.h"
#include "synthetic/around.h"
#include "synthetic/caring.h"
#include "synthetic/going_missing.h"
#include "synthetic/scripts.h"
#include "values/london.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

Beginning at_fifteen(std::string exploitation) {
  return {std::move(exploitation), "13_to_15", "police", false, "amara.khan"};
}

Result<void> befriend(Life& life) {
  return relate(life, life.manager(), "oversight", user("gwen.owusu"), "guardian", life.entity());
}

/// Only a concern, an hour ago. The next thing is a bed.
Result<void> wren(Life& life, Supply& supply) {
  TRY(begin(life, supply, at_fifteen("LAB_NAILS")));
  life.wait(Minutes(15), Minutes(25));
  return befriend(life);
}

/// The carer has just reported it; nobody at the police has it yet.
Result<void> heron(Life& life, Supply& supply) {
  TRY(begin(life, supply, at_fifteen("CRIM_COUNTY_LINES")));
  life.wait(Hours(2), Hours(3));
  TRY(place(life, supply, {"foster_specialist", "carla.dunn", true}));
  TRY(befriend(life));
  TRY(record_pack(life, PackKind::complete));
  TRY(stay_in_touch(life, supply, 1));
  life.go_to(life.now() - Hours(3));
  return go_missing(life, supply, {"carla.dunn", "", "unknown"});
}

/// Found yesterday at half past six; a new bed; the interview is still to be offered.
Result<void> plover(Life& life, Supply& supply) {
  TRY(begin(life, supply, {"CRIM_CANNABIS", "16_to_17", "police", false, "amara.khan"}));
  life.wait(Hours(3), Hours(5));
  TRY(place(life, supply, {"foster", "", true}));
  TRY(befriend(life));
  TRY(record_pack(life, PackKind::partial));
  const auto yesterday = std::chrono::sys_days(london_day(life.now())) - days(1);
  const auto found = TRY(from_london(yesterday, Hours(6) + Minutes(30)));
  life.go_to(found - Hours(11));
  TRY(go_missing(life, supply, {"", "", "yes"}));
  life.wait(Minutes(10), Minutes(15));
  TRY(police_take(life, supply, "high"));
  life.go_to(found);
  TRY(find(life, supply));
  life.wait(Hours(1), Hours(2));
  const auto episode = missing::episodes(life.story()).back();
  const auto saying = life.draws().id<EventId>();
  TRY(life.keep(life.desk_officer(), "missing",
                missing::safe_and_well(episode, {{}, "I did not want to be there."},
                                       life.force_entity(), saying, life.at())));
  missing::Tonight tonight;
  tonight.stays = "new_place";
  tonight.placement = TRY(place(life, supply, {"foster_specialist", "", true}));
  return life.keep(
      life.worker(), "missing",
      missing::decide_tonight(episode, tonight, life.draws().id<EventId>(), life.at()));
}

/// Settled, with a pack that says what is not known.
Result<void> siskin(Life& life, Supply& supply) {
  TRY(begin(life, supply, {"DOM_SERV", "10_to_12", "school", false, "amara.khan"}));
  life.wait(Hours(3), Hours(5));
  TRY(place(life, supply, {"foster", "carla.dunn", true}));
  TRY(befriend(life));
  TRY(record_pack(life, PackKind::with_gaps));
  TRY(log(life, supply));
  return stay_in_touch(life, supply, 3);
}

/// Known in another city, and not to those who will find the child.
Result<void> curlew(Life& life, Supply& supply) {
  TRY(begin(life, supply, {"CRIM_FRAUD", "16_to_17", "transport", false, "kim.ashby"}));
  life.wait(Hours(3), Hours(5));
  TRY(place(life, supply, {"childrens_home", "", true}));
  TRY(record_pack(life, PackKind::complete));
  return stay_in_touch(life, supply, 2);
}

}  // namespace

std::vector<Script> stories(Instant now) {
  const auto& eastholt = invented_body("Eastholt");
  return {{child_named("wren"), eastholt, now - Hours(1), wren},
          {child_named("heron"), eastholt, now - days(26), heron},
          {child_named("plover"), eastholt, now - days(47), plover},
          {child_named("siskin"), eastholt, now - days(61), siskin},
          {child_named("curlew"), invented_body("Tarrow City"), now - days(90), curlew}};
}

}  // namespace haven::synthetic
