#include "casework/to_do.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "cases/test_register.h"
#include "casework/children_for_tests.h"
#include "values/london.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using guidelines::State;

Instant at(std::string_view text) { return *read_instant(text); }

/// Found on a Thursday afternoon; 72 hours for the return interview run out on Sunday at 14:00.
cases::Story returned() {
  cases::Story child;
  child.child = random_id<ChildId>();
  add(child, "child.described", {{"nation", "eng"}}, at("2027-05-01T09:00:00Z"));
  add(child, "child.returned", {{"episode", "ep:1"}}, at("2027-05-06T14:00:00+01:00"));
  return child;
}

std::optional<State> interview(const ToDo::List& list) {
  for (const auto& duty : *list)
    if (duty.card->id == "eng.missing.return-interview") return duty.state;
  return std::nullopt;
}

}  // namespace

TEST_CASE("what is to do is kept until the clock changes it, and is then another list") {
  ToDo to_do(cards());
  const auto child = returned();
  const auto first = to_do.of(child, at("2027-05-07T09:00:00+01:00"));
  CHECK(interview(first) == State::open);
  CHECK(to_do.of(child, at("2027-05-07T09:00:01+01:00")) == first);
  CHECK(interview(to_do.of(child, at("2027-05-09T14:00:00+01:00"))) == State::open);
  CHECK(interview(to_do.of(child, at("2027-05-09T14:00:01+01:00"))) == State::overdue);
  CHECK(interview(first) == State::open);  // Who holds a list keeps it.
}

TEST_CASE("what happens to the child changes the list at once") {
  ToDo to_do(cards());
  auto child = returned();
  const auto now = at("2027-05-08T09:00:00+01:00");
  CHECK(interview(to_do.of(child, now)) == State::open);
  add(child, "return-interview.offered", {{"episode", "ep:1"}, {"outcome", "completed"}},
      at("2027-05-08T08:00:00+01:00"));
  CHECK_FALSE(interview(to_do.of(child, now)));
}

TEST_CASE("what was recorded just after the page's clock was read shows a moment later") {
  ToDo to_do(cards());
  auto child = returned();
  const auto recorded = at("2027-05-08T09:00:00+01:00");
  add(child, "return-interview.offered", {{"episode", "ep:1"}, {"outcome", "completed"}}, recorded);
  CHECK(interview(to_do.of(child, recorded - Seconds(1))) == State::open);
  CHECK_FALSE(interview(to_do.of(child, recorded)));
}

TEST_CASE("a moment before a list was made asks anew") {
  ToDo to_do(cards());
  const auto child = returned();
  CHECK(interview(to_do.of(child, at("2027-05-10T09:00:00+01:00"))) == State::overdue);
  CHECK(interview(to_do.of(child, at("2027-05-07T09:00:00+01:00"))) == State::open);
}

TEST_CASE("a list holds what is to do and nothing else, the first clock first") {
  ToDo to_do(cards());
  const auto child = returned();
  const auto now = at("2027-05-10T09:00:00+01:00");
  const auto list = to_do.of(child, now);
  REQUIRE_FALSE(list->empty());
  std::size_t expected = 0;
  for (const auto& duty : owed(child, cards(), now).duties) expected += is_to_do(duty) ? 1 : 0;
  CHECK(list->size() == expected);
  for (const auto& duty : *list) CHECK(is_to_do(duty));
  CHECK(std::ranges::is_sorted(*list, {}, clock_of));
}

TEST_CASE("what is late is told of many children as their lists tell it, worked out or kept") {
  const auto words_of = [](const guidelines::Duty& duty) {
    const auto words = [](MaybeInstant moment) { return moment ? to_text(*moment) : "none"; };
    return fmt::format("{} {} {} {}", duty.card->id, guidelines::name_of(duty.state),
                       words(duty.due_at), words(duty.floor_ends));
  };
  ToDo to_do(cards());
  std::vector<std::shared_ptr<const cases::Story>> children;
  for (std::uint32_t i = 0; i < 600; ++i) {
    auto child = returned();
    // Some have more that is late than others, and two have one number, which is never to be.
    if (i % 5 == 0) add(child, "placement.start", {{"type", "foster"}}, at("2027-05-01T10:00:00Z"));
    if (i % 7 == 0) {
      add(child, "nrm.rg.positive", {}, at("2027-05-01T11:00:00Z"));
      add(child, "person.removed", {}, at("2027-05-05T11:00:00Z"));
    }
    child.number = i == 77 ? 76 : i;
    children.push_back(std::make_shared<cases::Story>(std::move(child)));
  }
  bool was_breached = false;
  for (const auto* moment : {"2027-05-10T09:00:00+01:00", "2027-05-10T09:00:01+01:00",
                             "2027-09-10T09:00:00+01:00", "2027-05-07T09:00:00+01:00"}) {
    const auto now = at(moment);
    // Some lists are kept already, some are not.
    for (std::size_t i = 0; i < children.size(); i += 3) to_do.of(*children[i], now);
    std::map<ChildId, std::vector<std::string>> told;
    to_do.late(children, now, [&](const cases::Story& child, std::span<const Late> late) {
      CHECK_FALSE(told.contains(child.child));
      for (const auto& one : late) {
        told[child.child].push_back(words_of(one.duty(cards())));
        was_breached |= one.floor_ends && one.state == State::breached;
      }
    });
    for (const auto& child : children) {
      std::vector<std::string> listed;
      for (const auto list = to_do.of(*child, now); const auto& duty : *list)
        if (duty.state != State::open) listed.push_back(words_of(duty));
      CHECK(told[child->child] == listed);
    }
  }
  CHECK(was_breached);
}

TEST_CASE("nobody is told of as late whose duties are all in time") {
  ToDo to_do(cards());
  const std::vector<std::shared_ptr<const cases::Story>> children = {
      std::make_shared<cases::Story>(returned())};
  const auto now = at("2027-05-06T14:00:01+01:00");
  REQUIRE_FALSE(to_do.of(*children[0], now)->empty());
  to_do.late(children, now, [](const cases::Story&, std::span<const Late>) { CHECK(false); });
}

}  // namespace haven::casework
