#include "cases/register.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <random>

#include "cases/story_for_tests.h"
#include "values/shared_map_for_tests.h"

namespace haven::cases {
namespace {

const Instant noon = read_instant("2027-03-01T12:00:00Z").value();

/// Happens to whoever has this number.
Event happens(std::string_view name, std::uint32_t number, Fields track) {
  Event event;
  event.kind = &kind_named(name);
  event.track = std::move(track);
  // Numbers that follow one another are strewn over all ids, as random ids are.
  const auto strewn = number * 2'654'435'761U;
  std::memcpy(event.stream.bytes.data(), &strewn, sizeof strewn);
  return event;
}
PersonId person_id(std::uint32_t number) {
  return {happens("person.role", number, {}).stream.bytes};
}

/// Invented events about few enough people that they share names, roles, duties and bodies.
class Strangers {
 public:
  explicit Strangers(unsigned seed) : random_(seed) {}

  void happen(Register& to) {
    const auto who = below(40);
    switch (below(5)) {
      case 0:
        return apply(to, happens("person.added", who, {{"organisation", one_of(bodies)}}),
                     {{"name", "Somebody"}, {"sign_in", one_of(names)}});
      case 1:
        return apply(to, happens("person.role", who, {{"roles", one_of(roles)}}), {});
      case 2:
        return apply(to,
                     happens("rota.set", who,
                             {{"duty", one_of(duties)},
                              {"organisation", one_of(bodies)},
                              {"from", to_text(noon - Minutes(below(3)))},
                              {"until", to_text(noon + Minutes(below(3)))}}),
                     {});
      case 3:
        return apply(to, happens("person.status", who, {{"status", "active"}}), {});
      default:
        return apply(to, happens("organisation.added", below(10), {{"kind", one_of(kinds)}}),
                     {{"name", one_of(names)}});
    }
  }

  const std::vector<std::string> names{"", "amara", "ben", "wren"};
  const std::vector<std::string> roles{"", "edt", "edt carer", "iro", "carer iro edt"};
  const std::vector<std::string> duties{"edt_duty", "missing_desk_duty"};
  const std::vector<std::string> bodies{"", "o:a", "o:b"};
  const std::vector<std::string> kinds{"local_authority", "police", "health"};

 private:
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }
  const std::string& one_of(const std::vector<std::string>& words) {
    return words[below(static_cast<std::uint32_t>(words.size()))];
  }
  std::mt19937 random_;
};

/// Everybody of whom this is so, found by a look at everybody.
template <class Map, class Is>
auto all_of(const Map& map, Is is) {
  std::vector<decltype(map.begin()->second.get())> found;
  for (const auto& [entity, kept] : map)
    if (is(*kept)) found.push_back(kept.get());
  return found;
}

template <class Map, class Is>
auto first_of(const Map& map, Is is) {
  const auto all = all_of(map, is);
  return all.empty() ? nullptr : all.front();
}

TEST_CASE("whoever is found in a list is who a look at everybody finds, in the same order") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    Strangers strangers(seed);
    Register all;
    for (int step = 0; step < 200; ++step) {
      strangers.happen(all);
      for (const auto& name : strangers.names) {
        REQUIRE(all.signs_in_as(name) ==
                first_of(all.people, [&](const Person& who) { return who.sign_in == name; }));
        REQUIRE(all.authority_called(name) ==
                first_of(all.organisations, [&](const Organisation& body) {
                  return body.kind == "local_authority" && body.name == name;
                }));
      }
      for (const auto& kind : strangers.kinds)
        REQUIRE(all.of_kind(kind) == first_of(all.organisations, [&](const Organisation& body) {
                  return body.kind == kind;
                }));
      for (const auto& body : strangers.bodies) {
        for (const auto* role : {"edt", "carer", "iro"})
          REQUIRE(all.with_role(role, body) == all_of(all.people, [&](const Person& who) {
                    return who.has_role(role) && (body.empty() || who.organisation == body);
                  }));
        for (const auto& duty : strangers.duties)
          REQUIRE(all.on_duty(duty, body, noon) == all_of(all.people, [&](const Person& who) {
                    return std::ranges::any_of(who.rota, [&](const Turn& turn) {
                      return turn.duty == duty && turn.organisation == body && turn.from <= noon &&
                             noon < turn.until;
                    });
                  }));
      }
    }
  }
}

TEST_CASE("an older register finds whom it found before the change") {
  Register before;
  apply(before, happens("person.added", 1, {{"organisation", "o:a"}}), {{"sign_in", "amara"}});
  apply(before, happens("person.role", 1, {{"roles", "edt"}}), {});
  auto after = before;
  apply(after, happens("person.added", 1, {{"organisation", "o:b"}}), {{"sign_in", "khan"}});

  CHECK(before.signs_in_as("amara") == before.person(user_entity(person_id(1))));
  CHECK(before.with_role("edt", "o:a").size() == 1);
  CHECK(before.with_role("edt", "o:b").empty());
  CHECK(after.signs_in_as("amara") == nullptr);
  CHECK(after.with_role("edt", "o:a").empty());
  CHECK(after.with_role("edt", "o:b") == std::vector{after.signs_in_as("khan")});
}

/// How many nodes this event makes beside those of the register before it.
std::size_t made_by(Register& to, const Event& event, const Fields& names = {}) {
  const auto before = to;
  apply(to, event, names);
  return NodesOfSharedMap::made(to.people, before.people) +
         NodesOfSharedMap::made(to.listings, before.listings);
}

TEST_CASE("with 30,000 people an event makes nodes for the ways to what it changes and no more") {
  constexpr std::uint32_t people = 30'000;
  constexpr auto way = std::size_t{2} * std::bit_width(people);
  // In the tree of people one way, and one in the lists for each in which somebody now stands.
  constexpr std::array ways{1U + 1, 1U + 2, 1U, 1U + 1};
  Register all;
  std::array<std::size_t, ways.size()> most{};
  for (std::uint32_t who = 0; who < people; ++who) {
    const auto body = "o:" + std::to_string(who % 300);
    const std::array events{happens("person.added", who, {{"organisation", body}}),
                            happens("person.role", who, {{"roles", "edt"}}),
                            happens("person.cleared", who, {{"trained_until", "2028-01-01"}}),
                            happens("rota.set", who,
                                    {{"duty", "edt_duty"},
                                     {"organisation", body},
                                     {"from", to_text(noon)},
                                     {"until", to_text(noon + Minutes(1))}})};
    const Fields names{{"sign_in", "worker." + std::to_string(who)}};
    for (std::size_t i = 0; i < events.size(); ++i)
      most[i] = std::max(most[i], made_by(all, events[i], i == 0 ? names : Fields{}));
  }
  REQUIRE(all.people.size() == people);
  CHECK(all.on_duty("edt_duty", "o:7", noon).size() == 100);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    CHECK(most[i] <= ways[i] * way);
  }
}

}  // namespace
}  // namespace haven::cases
