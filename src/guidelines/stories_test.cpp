// What must hold of every story, tried on invented ones drawn at random. Each failure prints the
// seed that makes its story again.
#include <boost/json.hpp>
#include <random>

#include "guidelines/asking/story_json.h"
#include "guidelines/rules_for_tests.h"
#include "guidelines/working_out/meaning.h"
#include "guidelines/working_out/second_count_for_tests.h"
#include "values/json.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

/// How many; HAVEN_STORIES asks for more.
const std::uint64_t stories = [] {
  const auto* asked = std::getenv("HAVEN_STORIES");
  return asked ? std::stoull(asked) : 1000;
}();
const auto first_day = at("2027-03-20T00:00:00Z");  // The clocks go forward on the 28th.
constexpr auto length = std::chrono::days(40);

using Random = std::mt19937_64;

template <class T>
const T& any_of(Random& random, const std::vector<T>& all) {
  return all[random() % all.size()];
}

const std::vector<std::string>& event_types() {
  static const auto types = [] {
    std::set<std::string> found = {"duty.discharged"};
    for (const auto& card : cards().all)
      for (const auto* phrase : card->phrases())
        for (const auto& meaning : phrase->meanings)
          if (meaning.kind == Meaning::Kind::event) found.insert(meaning.name);
    return std::vector<std::string>(found.begin(), found.end());
  }();
  return types;
}

Instant any_moment(Random& random) {
  return first_day + Seconds(random() % static_cast<std::uint64_t>(Seconds(length).count()));
}

/// A moment soon after something happened, when duties are still open.
Instant any_busy_moment(Random& random, const PlainStory& story) {
  if (story.happenings.empty()) return any_moment(random);
  constexpr std::uint64_t three_days = 259'200;
  return any_of(random, story.happenings).at.from + Seconds(random() % three_days);
}

using Theme = std::vector<std::shared_ptr<const Card>>;

/// What a story turns around: all events at random would hardly ever start and meet one duty.
Theme any_theme(Random& random) {
  Theme theme;
  for (int i = 0; i < 4; ++i) theme.push_back(any_of(random, cards().all));
  return theme;
}

/// What one of the theme's cards, or any card at all, names.
Happening any_named(Random& random, const Theme& theme) {
  const auto phrases = any_of(random, theme)->phrases();
  const auto& meaning = any_of(random, any_of(random, phrases)->meanings);
  if (meaning.kind != Meaning::Kind::event || random() % 8 == 0)
    return {any_of(random, event_types()), {}, {}, {}};
  Happening named{meaning.name, {}, {}, {}};
  if (meaning.carries && !meaning.carries->values.empty())
    named.fields[meaning.carries->field] = any_of(random, meaning.carries->values);
  return named;
}

Happening any_happening(Random& random, const Theme& theme) {
  const auto from = any_moment(random);
  const auto lasts = random() % 5 == 0 ? Seconds(random() % 86400) : Seconds(0);
  auto happening = any_named(random, theme);
  happening.at = {from, from + lasts};
  happening.recorded = from;
  if (random() % 3 == 0) happening.recorded += Seconds(random() % 864000);
  if (random() % 4 == 0)
    happening.fields["outcome"] = any_of<std::string>(random, {"completed", "declined", "away"});
  if (random() % 4 == 0) happening.fields["episode"] = any_of<std::string>(random, {"one", "two"});
  if (happening.type == "duty.discharged") happening.fields["duty"] = any_of(random, theme)->id;
  return happening;
}

PlainStory any_story(Random& random) {
  PlainStory story;
  story.facts["nation"] = any_of<std::string>(random, {"eng", "eng", "wls", "sct", "ni"});
  if (random() % 4 != 0)
    story.facts["trafficking"] = any_of<std::string>(random, {"suspected", "no"});
  if (random() % 2 == 0)
    story.facts["dob"] = to_text(london_day(first_day) - std::chrono::years(random() % 20));
  const auto theme = any_theme(random);
  for (const auto& card : theme)
    for (const auto& condition : card->if_all)
      for (const auto& meaning : condition.meanings)
        if (meaning.kind == Meaning::Kind::fact && random() % 3 != 0)
          story.facts[meaning.name] = any_of(random, meaning.carries->values);
  for (auto left = random() % 20; left > 0; --left)
    story.happenings.push_back(any_happening(random, theme));
  return story;
}

/// The answer as text, without what only says how soon it changes.
std::string answer(const PlainStory& story, Instant now, std::optional<Instant> known_at = {}) {
  boost::json::array all;
  for (const auto& duty : duties(story, cards(), now, known_at)) {
    auto one = to_json(duty, now);
    one.erase("wake_up");
    all.push_back(std::move(one));
  }
  return canonical(all);
}

/// Tells one duty of a story from another, at whatever moment it is asked for.
using Name =
    std::tuple<std::string, std::string, std::optional<Instant>, std::string, std::optional<int>>;

Name name(const Duty& duty) {
  return {duty.card->id, duty.card->part, duty.trigger, duty.episode, duty.occurrence};
}

template <class Check>
void for_many_stories(Check check) {
  for (std::uint64_t seed = 1; seed <= stories; ++seed) {
    Random random(seed);
    CAPTURE(seed);
    const auto story = any_story(random);
    check(random, story);
  }
}

}  // namespace

TEST_CASE("an event that no card knows changes nothing") {
  for_many_stories([](Random& random, const PlainStory& story) {
    auto longer = story;
    longer.happenings.push_back({"kite.flown", Span::at(any_moment(random)), {}, {}});
    const auto now = any_busy_moment(random, story);
    CHECK((answer(story, now) == answer(longer, now)));
  });
}

/// Every event that has a say in a card's duties.
std::set<std::string> named_by(const Card& card) {
  std::set<std::string> names = {own_events.discharge, own_events.transfer};
  const auto add = [&](const Phrase& phrase) {
    for (const auto& meaning : phrase.meanings)
      for (const auto* name : {&meaning.name, &meaning.until, &meaning.from, &meaning.first_since})
        names.insert(*name);
  };
  for (const auto* phrase : card.phrases()) add(*phrase);
  for (const auto* phrases :
       {&cards().childhood.ends_if, &cards().childhood.begins_if, &cards().childhood.presumed_if})
    std::ranges::for_each(*phrases, add);
  return names;
}

TEST_CASE("an event that a card does not name changes none of its duties") {
  for_many_stories([](Random& random, const PlainStory& story) {
    const auto card = any_of(random, cards().all);
    // What stands in its place, or in whose place it stands, has words of its own.
    if (card->takes_over || !cards().takers[card->number].empty()) return;
    const auto names = named_by(*card);
    auto longer = story;
    for (int i = 0; i < 10; ++i)
      if (const auto type = any_of(random, event_types()); !names.contains(type))
        longer.happenings.push_back({type, Span::at(any_moment(random)), {}, {}});
    const auto now = any_busy_moment(random, story);
    const auto text = [&](const PlainStory& told) {
      std::string all;
      for (const auto& duty : duties_under(*card, told, cards(), now))
        all += canonical(to_json(duty, now));
      return all;
    };
    CHECK(text(story) == text(longer));
  });
}

TEST_CASE("every moment is printed with the offset that London's clocks then have") {
  for_many_stories([](Random& random, const PlainStory& story) {
    const auto now = any_busy_moment(random, story);
    for (const auto& duty : duties(story, cards(), now)) {
      if (!duty.due_at) continue;
      const auto text = to_london_text(*duty.due_at);
      const auto utc = (*duty.due_at).time_since_epoch().count();
      CHECK(text.ends_with(second_count::is_summer(utc) ? "+01:00" : "+00:00"));
    }
  });
}

TEST_CASE("the order in which a story is told changes nothing") {
  for_many_stories([](Random& random, const PlainStory& story) {
    auto shuffled = story;
    std::ranges::shuffle(shuffled.happenings, random);
    const auto now = any_busy_moment(random, story);
    CHECK((answer(story, now) == answer(shuffled, now)));
  });
}

TEST_CASE("a duty once met stays met, and its due moment never moves") {
  int met = 0;
  for_many_stories([&](Random& random, const PlainStory& story) {
    const auto sooner = any_busy_moment(random, story);
    const auto later = sooner + Seconds(random() % 5'000'000);
    std::map<Name, Duty> then;
    for (const auto& duty : duties(story, cards(), later)) then.emplace(name(duty), duty);
    for (const auto& duty : duties(story, cards(), sooner)) {
      // A span that is not over yet may still turn out to have been met before its end.
      if (!duty.discharged_at || *duty.discharged_at > sooner) continue;
      const auto found = then.find(name(duty));
      REQUIRE(found != then.end());
      CHECK(found->second.state == duty.state);
      CHECK(found->second.due_at == duty.due_at);
      CHECK(found->second.discharged_at == duty.discharged_at);
      ++met;
    }
  });
  CHECK(met > 100);
}

TEST_CASE("until it wakes a story's duties stay as they are, though time passes") {
  int woken = 0;
  for_many_stories([&](Random& random, const PlainStory& story) {
    const auto now = any_busy_moment(random, story);
    const auto next = states(story, cards(), now).change_at;
    if (!next) {
      CHECK((answer(story, now) == answer(story, now + std::chrono::days(300))));
      return;
    }
    CHECK(*next > now);
    CHECK((answer(story, now) == answer(story, *next - Seconds(1))));
    // A birthday or a month wakes a child of whom no card may then have anything new to say.
    if (answer(story, now) != answer(story, *next)) ++woken;
  });
  CHECK(woken > 300);
}

TEST_CASE("what was not yet recorded is as if it had not happened") {
  for_many_stories([](Random& random, const PlainStory& story) {
    const auto known_at = any_moment(random);
    auto known = story;
    std::erase_if(known.happenings, [&](const Happening& one) { return one.recorded > known_at; });
    const auto now = any_busy_moment(random, story);
    CHECK((answer(story, now, known_at) == answer(known, now, known_at)));
  });
}

TEST_CASE("boards and pages agree on every state and moment") {
  for_many_stories([](Random& random, const PlainStory& story) {
    const auto now = any_busy_moment(random, story);
    auto in_full = duties(story, cards(), now);
    std::erase_if(in_full, [](const Duty& duty) { return duty.state == State::not_applicable; });
    const auto short_form = states(story, cards(), now).duties;
    REQUIRE(short_form.size() == in_full.size());
    for (std::size_t i = 0; i < in_full.size(); ++i) {
      in_full[i].working.clear();
      CHECK(canonical(to_json(in_full[i], now)) == canonical(to_json(short_form[i], now)));
      CHECK(in_full[i].wake_up == short_form[i].wake_up);
    }
  });
}

TEST_CASE("met and late say the same as their moments") {
  for_many_stories([](Random& random, const PlainStory& story) {
    const auto now = any_busy_moment(random, story);
    for (const auto& duty : duties(story, cards(), now)) {
      const bool is_met = duty.state == State::met || duty.state == State::met_late;
      CHECK(is_met == bool(duty.discharged_at));
      if (is_met && duty.due_at)
        CHECK((duty.state == State::met) == (*duty.discharged_at <= *duty.due_at));
      if (duty.state == State::overdue) CHECK(now > *duty.due_at);
      if (duty.state == State::open && duty.due_at) CHECK(now <= *duty.due_at);
      if (duty.ended_at && duty.due_at)
        CHECK((duty.state == State::lapsed) == (*duty.ended_at > *duty.due_at));
    }
  });
}

TEST_CASE("a rhythm has one open occurrence at most, and it is the last") {
  for_many_stories([](Random& random, const PlainStory& story) {
    const auto found = duties(story, cards(), any_busy_moment(random, story));
    for (const auto& duty : found) {
      if (!duty.occurrence || *duty.occurrence == 1) continue;
      const auto& before = *(&duty - 1);
      CHECK(before.card->id == duty.card->id);
      CHECK(before.occurrence == *duty.occurrence - 1);
      // Met, or skipped.
      CHECK((before.discharged_at || before.state == State::cancelled ||
             before.state == State::lapsed));
    }
  });
}
