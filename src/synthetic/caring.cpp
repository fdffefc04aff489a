#include "synthetic/caring.h"

#include <map>

#include "care/pack.h"
#include "care/place.h"
#include "cases/events.h"
#include "casework/receive_concern.h"
#include "synthetic/around.h"
#include "values/london.h"

namespace haven::synthetic {
namespace {

using Words = std::vector<std::string>;

bool is_office_hour(Instant moment) {
  const auto hour = in_london(moment).hour();
  return hour >= 8 && hour < 18;
}

std::string legal_basis(Life& life, Supply& supply) {
  static const std::map<std::string_view, Words> by_nation = {
      {"eng",
       {"section_20", "interim_care_order", "care_order", "police_protection",
        "emergency_protection_order", "remand", "unknown"}},
      {"wls", {"section_76_wales", "section_76_wales", "care_order"}},
      {"sct", {"section_25_scotland"}},
      {"ni", {"article_21_ni", "article_21_ni", "care_order"}}};
  const auto nation = life.authority().nation;
  return supply.deal("legal basis " + std::string(nation), by_nation.at(nation));
}

casework::Concern unknown_child(const Life& life) {
  casework::Concern concern;
  concern.nation = life.authority().nation;
  concern.authority = life.authority_entity();
  return concern;
}

casework::Concern known_child(Life& life, Supply& supply, const Beginning& beginning) {
  auto concern = unknown_child(life);
  auto child = supply.child(life.now(), life.draws());
  concern.found_how = beginning.found_how.empty() ? supply.code("concern.received", "found_how")
                                                  : beginning.found_how;
  concern.found_by = "The person who rang, whose number is kept with the call";
  concern.with_child = supply.deal(
      "with child", {"Nobody", "An adult who gave no name", "Two other children", "Not known"});
  concern.language = child.language;
  concern.dialect = supply.deal("dialect", {"", "Unsure", "The interpreter is sure of it"});
  concern.danger_now = supply.deal(
      "danger", {"None known now", "Somebody waits outside", "A telephone rings all the time", ""});
  concern.words = supply.deal("words", {"I am tired.", "I want to sleep.", "Who are you?",
                                        "I do not want to go back there.", ""});
  concern.seen = supply.deal("seen", {"No coat, no bag, shoes too large",
                                      "Looks to the adult before each answer", "Nothing unusual"});
  concern.called = child.called;
  concern.names = child.names;
  concern.born = beginning.age_band.empty() ? child.born : "";
  concern.sex = child.sex;
  concern.marks = supply.deal("marks", {"", "A small scar on the left hand", "A star tattoo",
                                        "Wears glasses", "None seen"});
  concern.age_status = supply.code("child.described", "age_status");
  concern.age_band = beginning.age_band.empty() ? child.age_band : beginning.age_band;
  concern.certainty = supply.code("trafficking.suspected", "certainty");
  concern.account = "Told once, to one person. Not to be asked again without need";
  concern.indicators =
      "Seen by the person who raised the concern, on the day and at the place of it";
  return concern;
}

/// A part of the pack, in words that give nothing away.
std::string words_of(std::string_view part) {
  static const std::map<std::string_view, std::string> words = {
      {"photo", "In the case file, taken in the first week"},
      {"height", "About 160 cm, slight"},
      {"marks", "None but those described"},
      {"clothes", "Grey hooded top, black trousers, white trainers"},
      {"phone", "07700 900777, a cracked blue handset"},
      {"names_used", "A nickname with two letters"},
      {"bank_card", "None"},
      {"travel_card", "A bus pass for the county"},
      {"medication", "An inhaler. Short of breath after a day without it"},
      {"contacts", "A number that rings at night and shows no name"},
      {"places", "The bus station, the library"},
      {"transport", "Coaches. Has been collected by car before"},
      {"patterns", "Left early in the morning, came back hungry"},
      {"language", "Speaks it fluently, reads it with effort"},
      {"response", "Ring the worker at once, the police after half an hour"}};
  const auto found = words.find(part);
  ENSURE(found != words.end());
  return found->second;
}

}  // namespace

Result<void> begin(Life& life, Supply& supply, const Beginning& beginning) {
  auto concern = beginning.all_unknown ? unknown_child(life) : known_child(life, supply, beginning);
  concern.exploitation = beginning.exploitation;
  auto& draws = life.draws();
  const casework::ConcernIds ids{draws.id<EventId>(), draws.id<EventId>(), draws.id<EventId>(),
                                 draws.id<EventId>(), draws.id<EventId>(), draws.id<EventId>()};
  const auto on_duty = is_office_hour(life.at()) ? life.worker() : life.out_of_hours();
  const auto by = beginning.by.empty() ? on_duty : beginning.by;
  casework::FirstRelations relations{"", team(life.authority().name), ""};
  if (by == with_role("Quayside Aid", "first_responder").sign_in)
    relations.opened_by = user(by);
  else
    relations.allocated_worker = user(life.worker());
  return life.keep(by, "safeguarding",
                   casework::receive_concern(concern, life.child(), relations, ids, life.at()));
}

Result<std::string> place(Life& life, Supply& supply, const Bed& bed) {
  auto& draws = life.draws();
  care::Placing placing;
  placing.type =
      bed.type.empty() ? supply.code("placement.start", "type", {"adult_found"}) : bed.type;
  placing.emergency = !is_office_hour(life.at());
  placing.legal_basis = legal_basis(life, supply);
  if (supply.deal("placed specially", {"yes", "no", "no"}) == "yes")
    placing.further = {{"basis", supply.code("placement.start", "basis")},
                       {"located_in", supply.code("placement.start", "located_in")},
                       {"proposed", "no"}};
  placing.authority = life.authority_entity();
  if (!bed.carer.empty()) placing.carer_user = user(bed.carer);
  if (bed.has_address) {
    const auto& home = bed.carer.empty() ? supply.home() : supply.home_of(bed.carer);
    placing.address = home.address;
    placing.carer = home.carer;
    placing.phone = home.phone;
    placing.school = home.school;
  }
  const care::PlacingIds ids{draws.id<EventId>(),
                             draws.id<EventId>(),
                             draws.id<EventId>(),
                             draws.id<EventId>(),
                             draws.id<EventId>(),
                             draws.id<EventId>(),
                             "pl:" + draws.id<EventId>().text()};
  const auto by = placing.emergency ? life.out_of_hours() : life.worker();
  const auto former = care::placement_now(life.story());
  const auto former_carer = carer_now(life);
  TRY(life.keep(by, "safeguarding", care::place(life.story(), placing, ids, life.at())));
  if (!former_carer.empty())
    TRY(unrelate(life, by, "safeguarding", user(former_carer), "carer", former->entity));
  return ids.placement;
}

Result<void> move(Life& life, Supply& supply) {
  if (const auto former = care::placement_now(life.story())) {
    if (const auto carer = carer_now(life); !carer.empty())
      TRY(unrelate(life, life.worker(), "care", user(carer), "carer", former->entity));
    TRY(life.note(
        life.worker(), "care", "placement.end",
        {{"placement", former->entity}, {"reason", supply.code("placement.end", "reason")}}));
  }
  TRY(place(life, supply, {}));
  if (supply.deal("pack of the new place", {"yes", "yes", "yes", "no"}) == "no") return {};
  return record_pack(life, PackKind::complete);
}

Result<void> record_pack(Life& life, PackKind kind) {
  care::PackEntry entry;
  for (const auto& part : care::pack_parts()) {
    if (kind == PackKind::complete || life.draws().chance(60))
      entry.words[std::string(part.name)] = words_of(part.name);
    else if (kind == PackKind::with_gaps)
      entry.gaps.emplace_back(part.name);
  }
  if (entry.words.empty()) entry.words["height"] = words_of("height");
  if (kind == PackKind::with_gaps && entry.gaps.empty()) {
    entry.words.erase("bank_card");
    entry.gaps.emplace_back("bank_card");
  }
  return life.keep(life.worker(), "care",
                   care::record_pack(entry, life.draws().id<EventId>(), life.at()));
}

Result<void> stay_in_touch(Life& life, Supply& supply, int times) {
  for (int i = 0; i < times && life.has_left(std::chrono::days(14)); ++i) {
    life.wait_days(5, 12, 9, 18);
    TRY(life.note(life.worker(), "care", "keyworker.contact",
                  {{"how", supply.code("keyworker.contact", "how")},
                   {"note", supply.deal("contact", {"Spoke of school and of football",
                                                    "Quiet. Wants to be rung in the evening",
                                                    "Cooked together. Laughed a lot"})}}));
    TRY(life.note(life.worker(), "care", "lac.visit", {{"interpreter", "yes"}}));
  }
  return {};
}

Result<void> settle(Life& life, Supply& supply) {
  if (supply.deal("settled", {"kept", "kept", "kept", "kept", "late"}) == "late") return {};
  const auto done = [&](std::string_view type, cases::Fields fields) {
    return life.note(life.worker(), "care", type, std::move(fields));
  };
  if (!life.has_left(std::chrono::days(2))) return {};
  life.wait_days(1, 1, 9, 17);
  TRY(done("lac.visit", {{"interpreter", "yes"}, {"note", "Seen alone, in the child's own room"}}));
  TRY(done("iro.appointed", {{"officer", user("ivo.vale")}}));
  TRY(done("care-plan.signed", {{"note", "Safety first, then school"}}));
  TRY(done("placement-plan.signed", {{"note", "Who wakes the child, who rings whom, and when"}}));
  if (!life.has_left(std::chrono::days(2))) return {};
  life.wait_days(1, 1, 9, 17);
  TRY(done(
      "health.assessed",
      {{"by_doctor", "yes"}, {"interpreter", "yes"}, {"report", "Well. Teeth to be seen to"}}));
  return done("review.held", {{"n", "1"}, {"note", "Stays where the child is; asks for football"}});
}

std::string_view carer_now(const Life& life) {
  const auto placement = care::placement_now(life.story());
  if (!placement) return {};
  for (const auto* started : life.story().all(cases::events::relation_started))
    if (cases::said<cases::events::relation_started, "relation">(*started) == "carer" &&
        cases::said<cases::events::relation_started, "object">(*started) == placement->entity)
      for (const auto& person : invented_people())
        if (user(person.sign_in) ==
            cases::said<cases::events::relation_started, "subject">(*started))
          return person.sign_in;
  return {};
}

Result<void> log(Life& life, Supply& supply) {
  const auto carer = carer_now(life);
  if (carer.empty() || !life.has_left(std::chrono::days(5))) return {};
  life.wait_days(1, 3, 16, 22);
  return life.note(carer, "care", "carer.log",
                   {{"about", supply.code("carer.log", "about")},
                    {"note", supply.deal("log", {"A grey car stood opposite for an hour",
                                                 "Rang a friend. Slept well",
                                                 "Asked twice who knows this address"})}});
}

}  // namespace haven::synthetic
