#include "matching/sensitivity.h"

#include "matching/instances_for_tests.h"
#include "matching/rules/score.h"

using namespace haven::matching;

namespace {

std::vector<Moved> tried(const Instance& instance) {
  std::vector<Moved> all;
  try_weights(
      instance, [](const Batch& batch) { return make_plan(batch, Mode::weighted, {}); }, 1,
      [&](const Moved& moved) { all.push_back(moved); });
  return all;
}

int changed(const std::vector<Moved>& all, const std::string& weight, int percent) {
  for (const auto& moved : all)
    if (moved.weight == weight && moved.percent == percent) return moved.changed;
  FAIL("this weight was not tried");
  return -1;
}

/// p0 speaks the child's language, and p1 nearly always says yes.
Instance language_or_acceptance() {
  auto instance = instance_of({home("p0", 1), home("p1", 1)}, {child("u0", 1)}, {{}});
  instance.facts.emplace();
  instance.facts->offers = {{0, 2, 50}, {0, 0, 100}};
  instance.facts->wants.resize(1);
  instance.facts->wants[0].language = 1;
  instance.facts->between = {{0}};
  instance.facts->communities = {{0, 0}};
  return instance;
}

}  // namespace

TEST_CASE("a weight that decides is found out, on the side on which it decides") {
  const auto all = tried(language_or_acceptance());
  CHECK(changed(all, "the child's language", 80) == 1);
  CHECK(changed(all, "the child's language", 120) == 0);
  CHECK(changed(all, "the home usually says yes", 80) == 0);
  CHECK(changed(all, "the home usually says yes", 120) == 1);
  CHECK(changed(all, "the area the child asks for", 120) == 0);
  CHECK(all.size() == 2 * term_count);
  for (const auto& moved : all) CHECK(moved.is_proved);
}

TEST_CASE("where quality is given, it is moved as a whole, and so are the prices") {
  auto instance = instance_of({home("p0", 1), home("p1", 1, 1)}, {child("u0", 1)}, {{500, 450}}, 2);
  instance.authorities[0].steps = {{9, 55}};
  instance.authorities[1].steps = {{9, 0}};
  CHECK(changed(tried(instance), "fair shares between authorities", 80) == 1);
  CHECK(changed(tried(instance), "fair shares between authorities", 120) == 0);
  CHECK(changed(tried(instance), "the quality that is given", 120) == 1);
  instance.authorities[0].steps = {{9, 0}};
  instance.reserve = {55, 0};
  CHECK(changed(tried(instance), "beds kept for a child to come", 80) == 1);
  instance.reserve = {0, 0};
  instance.stay_bonus = 55;
  instance.units[0].current = 1;
  CHECK(changed(tried(instance), "what has been shown stays", 80) == 1);
  CHECK(changed(tried(instance), "what has been shown stays", 120) == 0);
}

TEST_CASE("the terms that people read and the quality that is weighed move alike") {
  auto instance = language_or_acceptance();
  for (std::size_t term = 0; term < term_count; ++term) {
    instance.facts->percent[term] = 130;
    Scorer scorer(instance);
    scorer.look_at(0);
    for (int place = 0; place < 2; ++place) {
      int sum = 0;
      for (const int points : terms_of(instance, 0, place)) sum += points;
      CHECK(scorer.quality(place) == sum);
    }
  }
}
