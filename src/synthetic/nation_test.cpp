#include "synthetic/nation.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "care/pack.h"
#include "care/placement.h"
#include "cases/cases.h"
#include "cases/story_for_tests.h"
#include "cases/vocabulary.h"
#include "ledger/folder.h"
#include "missing/episode.h"
#include "synthetic/canaries.h"
#include "synthetic/cast.h"
#include "synthetic/draws.h"
#include "values/london.h"
#include "values/words.h"

using namespace haven;
using namespace haven::synthetic;

namespace {

const Instant saturday = *read_instant("2027-04-17T07:34:00Z");

struct Empty {
  Clock clock{saturday};
  ledger::Opened opened;

  explicit Empty(ledger::Environment environment = ledger::Environment::demo) {
    ledger::Options options;
    options.now = [this] { return clock.now(); };
    options.environment = environment;
    opened = ledger::open_in_memory(std::move(options)).value();
  }
  ledger::Ledger& ledger() { return *opened.ledger; }
  Result<void> fill(NationOptions options = {}) {
    options.now = saturday;
    options.tables = HAVEN_ROOT "/data";
    options.rules = HAVEN_ROOT "/rules";
    return synthetic::fill(ledger(), clock, cases::all_events(), options,
                           [](std::size_t, std::size_t) {});
  }
};

struct Nation : Empty {
  std::unique_ptr<cases::Cases> cases;

  Nation() {
    const auto filled = fill();
    REQUIRE_MESSAGE(filled.has_value(), (filled ? "" : filled.error().says));
    cases = cases::Cases::open(ledger(), tracks()).value();
  }
  std::shared_ptr<const cases::Story> story(std::string_view word) const {
    return cases->story(child_named(word));
  }
};

/// One nation for all tests that only read it.
Nation& nation() {
  static Nation nation;
  return nation;
}

std::vector<ledger::Entry> all_entries(const ledger::Ledger& ledger) {
  return ledger.read_from(1, ledger.size()).value();
}

/// Every event there is, looks among them.
std::vector<cases::Event> all_events() {
  std::vector<cases::Event> events;
  for (const auto& entry : all_entries(nation().ledger())) {
    const auto plain = nation().ledger().open(entry, ledger::track).value();
    events.push_back(cases::read_track(plain, entry, cases::all_events()).value());
  }
  return events;
}

std::string all_tracks(const ledger::Ledger& ledger) {
  std::string tracks;
  for (const auto& entry : all_entries(ledger))
    tracks += to_text(entry.time) + ledger.open(entry, ledger::track).value() + "\n";
  return tracks;
}

/// The episodes of all children, with their story.
std::vector<missing::Episode> all_episodes() {
  static const auto stories = nation().cases->stories();
  std::vector<missing::Episode> all;
  for (const auto& story : stories)
    std::ranges::move(missing::episodes(*story), std::back_inserter(all));
  return all;
}

std::vector<missing::Episode> missing_now() {
  auto all = all_episodes();
  std::erase_if(all, [](const auto& episode) { return !episode.is_open(); });
  return all;
}

}  // namespace

TEST_CASE("an invented nation replays, with all its children and people") {
  CHECK(nation().cases->stories().size() == 300);
  const auto people = nation().cases->people();
  CHECK(people->people.size() == 40);
  const auto* amara = people->signs_in_as("amara.khan");
  REQUIRE(amara != nullptr);
  CHECK(amara->id == person_named("amara.khan"));
  CHECK(people->shown(amara->organisation) == "Eastholt");
  const auto* eastholt = people->organisation(organisation("Eastholt"));
  REQUIRE(eastholt != nullptr);
  CHECK(eastholt->force == organisation("Estuary Police"));
  REQUIRE(people->team(team("Eastholt")) != nullptr);
  CHECK(people->team(team("Eastholt"))->name == "Exploitation and missing team");
}

TEST_CASE("nobody works for a real body, and every child belongs to an invented authority") {
  std::set<std::string> invented;
  for (const auto& body : invented_bodies()) invented.insert(organisation(body.name));
  for (const auto& [user, person] : nation().cases->people()->people)
    CHECK(invented.contains(person->organisation));
  std::set<std::string> authorities;
  for (const auto& story : nation().cases->stories()) {
    CHECK(invented.contains(std::string(story->authority())));
    authorities.emplace(story->authority());
  }
  CHECK(authorities.size() == 7);
}

TEST_CASE("everyone may work today, and there is somebody on every duty") {
  const auto people = nation().cases->people();
  for (const auto& [user, person] : people->people) {
    INFO(person->sign_in);
    CHECK(person->trained_until > london_day(saturday));
    CHECK(person->vetted_until > london_day(saturday));
  }
  for (const auto& body : invented_bodies()) {
    INFO(body.name);
    const auto on = [&](std::string_view duty) {
      return !people->on_duty(duty, organisation(body.name), saturday).empty();
    };
    CHECK(on("edt_duty") == (body.kind == "local_authority"));
    CHECK(on("missing_desk_duty") == (body.kind == "police"));
    CHECK(on("national_desk_duty") == (body.kind == "national_desk"));
  }
}

TEST_CASE("every event that a life can hold happens to somebody") {
  std::set<std::string> seen;
  for (const auto& event : all_events()) seen.emplace(event.name());
  for (const auto* kind : cases::all_events().all()) {
    if (kind->about != cases::About::child && kind->about != cases::About::look) continue;
    INFO(kind->name);
    CHECK(seen.contains(std::string(kind->name)));
  }
}

TEST_CASE("every answer that the vocabulary has is given by somebody") {
  std::set<std::string> seen;
  for (const auto& event : all_events())
    for (const auto& [field, value] : event.track)
      for (const auto& word : split_words(value))
        seen.insert(fmt::format("{}{}{}", event.name(), field, word));
  const std::set<std::string_view> never = {
      "adult_found",  // The verb refuses it: no child is placed with adults.
      "sealed",
      "refused",  // The outcomes of looks that were not to be.
      "sms",
  };
  for (const auto* kind : cases::all_events().all()) {
    if (kind->about != cases::About::child && kind->about != cases::About::look) continue;
    for (const auto& field : kind->fields)
      for (const auto code : cases::codes_of(field)) {
        if (field.seal != cases::Seal::track || never.contains(code)) continue;
        INFO(fmt::format("{} {} {}", kind->name, field.name, code));
        CHECK(seen.contains(fmt::format("{}{}{}", kind->name, field.name, code)));
      }
  }
}

TEST_CASE("seven children are missing now, each in another way") {
  const auto now = missing_now();
  CHECK(now.size() == 7);
  const auto some = [&](auto is) { return std::ranges::any_of(now, is); };
  using missing::Episode;
  CHECK(some([](const Episode& e) { return e.taken == nullptr; }));
  CHECK(some([](const Episode& e) { return e.taken != nullptr && e.reviews.empty(); }));
  CHECK(some([](const Episode& e) { return e.reviews.size() > 1 && !e.sightings.empty(); }));
  CHECK(some([](const Episode& e) { return e.lasted(saturday) > std::chrono::hours(72); }));
  CHECK(some([](const Episode& e) { return e.category == "away"; }));
  CHECK(some([](const Episode& e) { return e.level == "medium" && e.police_set_level; }));
}

TEST_CASE("one child in three was missing, some often, and nine in ten times not for two days") {
  std::map<std::size_t, int> children_by_times;
  for (const auto& story : nation().cases->stories())
    ++children_by_times[missing::episodes(*story).size()];
  const int never = children_by_times[0];
  CHECK(never > 180);
  CHECK(never < 220);
  CHECK(children_by_times.rbegin()->first >= 4);
  const auto all = all_episodes();
  const auto ended = std::ranges::count_if(all, [](const auto& e) { return !e.is_open(); });
  const auto brief = std::ranges::count_if(all, [](const auto& episode) {
    return !episode.is_open() && episode.lasted(saturday) < std::chrono::hours(48);
  });
  CHECK(brief * 100 > ended * 87);
  CHECK(brief * 100 < ended * 95);
}

TEST_CASE("returns are followed by every kind of interview, and by none") {
  std::map<std::string, int> outcomes;
  int unsafe = 0;
  for (const auto& episode : all_episodes()) {
    if (episode.is_open()) continue;
    ++outcomes[episode.interview == nullptr ? "none"
                                            : std::string(episode.interview->by_name("outcome"))];
    unsafe += episode.safe_and_well == nullptr;
  }
  CHECK(outcomes.size() == 4);
  CHECK(unsafe > 0);
}

TEST_CASE("packs are complete, partial, with gaps, or not there") {
  bool complete = false, partial = false, gaps = false, none = false;
  for (const auto& story : nation().cases->stories()) {
    const auto pack = care::pack(*story);
    const auto has_gap = std::ranges::any_of(
        pack.parts, [](const auto& part) { return part.state == care::PartState::gap; });
    complete |= pack.gaps() == 0;
    none |= pack.recorded() == 0 && care::placement_now(*story).has_value();
    gaps |= has_gap;
    partial |= !has_gap && pack.recorded() > 0 && pack.gaps() > 0;
  }
  CHECK((complete && partial && gaps && none));
}

TEST_CASE("relations of every kind hold for somebody, and have ended for somebody") {
  std::set<std::string> started;
  std::set<std::string> ended;
  for (const auto& event : all_events()) {
    if (event.is(cases::events::relation_started)) started.emplace(event.by_name("relation"));
    if (event.is(cases::events::relation_ended)) ended.emplace(event.by_name("relation"));
  }
  for (const auto* relation : {"allocated_worker", "responsible_team", "guardian", "iro", "oic",
                               "carer", "episode_officer", "delegate"}) {
    INFO(relation);
    CHECK(started.contains(relation));
    CHECK(ended.contains(relation));
  }
  for (const auto* relation : {"review_visit", "conflict", "blocked_org", "about", "escalated_to"})
    CHECK(started.contains(relation));
}

TEST_CASE("the five stories stand where they begin") {
  using Known = care::Whereabouts::Known;
  const auto& cases = *nation().cases;
  const auto holds = [&](std::string_view who, std::string_view relation, std::string_view word) {
    return cases.relations()->live(user(who), relation, cases::entity(child_named(word)), saturday);
  };
  CHECK(care::whereabouts(*nation().story("wren")).known == Known::never_recorded);
  CHECK(nation().story("wren")->told().front()->recorded == saturday - std::chrono::hours(1));
  CHECK(holds("amara.khan", "allocated_worker", "wren"));
  CHECK(holds("gwen.owusu", "guardian", "wren"));

  const auto gone = missing::open_episode(*nation().story("heron"));
  REQUIRE(gone);
  CHECK(gone->report->author.by == user("carla.dunn"));
  CHECK(gone->report->recorded == saturday - std::chrono::hours(3));
  CHECK(gone->taken == nullptr);
  CHECK(gone->level == "high");
  CHECK(holds("amara.khan", "allocated_worker", "heron"));

  const auto back = missing::episodes(*nation().story("plover")).back();
  REQUIRE(back.returned);
  CHECK(next_day(london_day(back.returned->at)) == london_day(saturday));
  CHECK(back.tonight != nullptr);
  CHECK(back.interview == nullptr);

  const auto siskin = nation().story("siskin");
  CHECK(care::whereabouts(*siskin).known == Known::placed);
  CHECK(care::pack(*siskin).gaps() > 0);
  const auto home = care::placement_now(*siskin)->entity;
  CHECK(cases.relations()->live(user("carla.dunn"), "carer", home, saturday));

  CHECK(nation().story("curlew")->authority() == organisation("Tarrow City"));
  CHECK_FALSE(holds("amara.khan", "allocated_worker", "curlew"));
}

TEST_CASE("nothing is told before it happened, and nothing after the present") {
  for (const auto& event : all_events()) {
    CHECK(event.recorded <= saturday);
    CHECK(event.occurred.from <= event.recorded);
  }
  CHECK(nation().clock.now() == saturday);
}

TEST_CASE("all 500 canaries are sealed as location, and in nothing else") {
  const auto tokens = canaries(1);
  std::set<std::string> sealed;
  std::string elsewhere;
  for (const auto& entry : all_entries(nation().ledger())) {
    elsewhere += entry.envelope;
    for (const auto& section : entry.sections) {
      const auto plain = nation().ledger().open(entry, section.compartment).value();
      if (section.compartment != ledger::location) {
        elsewhere += plain;
        continue;
      }
      for (const auto& token : tokens)
        if (plain.find(token) != std::string::npos) sealed.insert(token);
    }
  }
  CHECK(sealed.size() == 500);
  CHECK(elsewhere.find("Zq7k") == std::string::npos);
}

TEST_CASE("the same seed gives the same tracks, byte for byte, and another gives others") {
  Empty again;
  REQUIRE(again.fill().has_value());
  CHECK((all_tracks(again.ledger()) == all_tracks(nation().ledger())));
  Empty other;
  REQUIRE(other.fill({.seed = 2}).has_value());
  CHECK((all_tracks(other.ledger()) != all_tracks(nation().ledger())));
}

TEST_CASE("an invented nation can end at any moment of the year") {
  Draws draws(1, "moments of the year");
  for (int i = 0; i < 12; ++i) {
    Empty empty;
    NationOptions options{
        static_cast<std::uint64_t>(i), {}, 40, HAVEN_ROOT "/data", HAVEN_ROOT "/rules"};
    options.now = saturday + draws.between(Seconds(0), Seconds(std::chrono::days(365)));
    INFO(to_text(options.now));
    const auto filled = fill(empty.ledger(), empty.clock, cases::all_events(), options,
                             [](std::size_t, std::size_t) {});
    CHECK_MESSAGE(filled.has_value(), (filled ? "" : filled.error().says));
  }
}

TEST_CASE("a ledger is filled once, and a live one never") {
  CHECK_FALSE(nation().fill().has_value());
  const auto before = nation().ledger().size();
  CHECK(nation().ledger().size() == before);
  Empty live(ledger::Environment::live);
  REQUIRE_FALSE(live.fill().has_value());
  CHECK(live.fill().error().kind == Problem::Kind::not_allowed);
  CHECK(live.ledger().size() == 0);
  Empty few;
  CHECK_FALSE(few.fill({.children = 10}).has_value());
  CHECK(few.ledger().size() == 0);
  CHECK(few.fill({.children = 11}).has_value());
}

TEST_CASE("a large ledger has as many children and events as were asked for") {
  Empty empty;
  const auto quiet = [](std::size_t, std::size_t) {};
  CHECK_FALSE(fill_large(empty.ledger(), empty.clock, {1, saturday, 100, 399}, quiet).has_value());
  REQUIRE(fill_large(empty.ledger(), empty.clock, {1, saturday, 100, 2'500}, quiet).has_value());
  const auto cases = cases::Cases::open(empty.ledger(), tracks()).value();
  CHECK(cases->stories().size() == 100);
  CHECK(empty.ledger().size() == 2'500);
}
