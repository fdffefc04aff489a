#include "cases/correction.h"

#include <doctest/doctest.h>

#include "cases/record.h"
#include "cases/test_register.h"
#include "values/random.h"

namespace haven::cases {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// A missing child who was said to be found, with the people around the child.
struct SaidToBeFound {
  TestRegister held;
  std::string authority = held.add_organisation();
  std::string force = held.add_organisation("police");
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string gita = held.add_person(authority, "guardian");
  ChildId child = held.add_child({{"names", "Linh Tran"}});

  SaidToBeFound() {
    begins(amara, "allocated_worker", entity(child));
    begins(gita, "guardian", entity(child));
    begins(mel, "team_manager", "t:1");
    begins("t:1", "responsible_team", entity(child));
    const access::Relation about{.subject = "ep:1", .relation = "about", .object = entity(child)};
    tell(event("missing.reported", {{"episode", "ep:1"}, {"force", force}}),
         {relation_started(fresh(), test_now, about)});
    tell(event("child.returned", {{"episode", "ep:1"}}),
         {relation_ended(fresh(), test_now, about)});
  }
  static EventId fresh() { return random_id<EventId>(); }
  static NewEvent event(std::string_view type, Fields fields) {
    return {&kind_named(type), Span::at(test_now), std::move(fields), fresh()};
  }
  void begins(std::string subject, std::string relation, std::string object) {
    held.relate(child, {.subject = std::move(subject),
                        .relation = std::move(relation),
                        .object = std::move(object)});
  }
  void tell(NewEvent main, std::vector<NewEvent> follows) {
    REQUIRE(record(amara, {std::move(main), std::move(follows)}));
  }
  Result<Recorded> record(const std::string& user, const Decided& decided,
                          Purpose purpose = Purpose::care) {
    const auto permit = TRY((access::permit<Action::record, Class::case_>(
        held.asks(user, entity(child), purpose, Asked::of(decided.main).text()),
        *held.cases().relations())));
    return cases::record(held.cases(), permit, child, {}, decided, random_id<CommandId>());
  }
  std::shared_ptr<const Story> story() const {
    return const_cast<TestRegister&>(held).cases().story(child);
  }
  const Event& last(std::string_view type) { return *story()->last(kind_named(type)); }
  NewEvent taking_out(const Event& wrong) {
    return event("corrected", {{"event", entity(wrong.id)}, {"how", "withdrawn"}});
  }
  /// Taken out, with what goes with it.
  Decided correction(const Event& wrong) {
    Decided decided{taking_out(wrong), {}};
    for (const auto* part : goes_with(*story(), wrong))
      decided.follows.push_back(taking_out(*part));
    return decided;
  }
  bool is_closed() {
    bool closed = false;
    held.cases().relations()->each_to(
        entity(child), "about", test_now,
        [&](const access::Relation& relation) { closed = closed || relation.closed_at; });
    return closed;
  }
};

TEST_CASE_FIXTURE(SaidToBeFound,
                  "a wrong return, corrected, opens the time of being missing again") {
  REQUIRE(is_closed());
  REQUIRE(record(amara, correction(last("child.returned"))));
  CHECK_FALSE(is_closed());
  const auto again = Cases::open(held.ledger(), tracks()).value();
  CHECK(again->relations()->live("ep:1", "about", entity(child), test_now));
  CHECK(again->story(child)->last(kind_named("child.returned")) == nullptr);
}

TEST_CASE_FIXTURE(SaidToBeFound, "a correction that is corrected closes it again") {
  REQUIRE(record(amara, correction(last("child.returned"))));
  const auto wrong = story()->all(kind_named("corrected"));
  REQUIRE(wrong.size() == 2);
  REQUIRE(record(amara, correction(*wrong.front())));
  CHECK(is_closed());
}

TEST_CASE_FIXTURE(SaidToBeFound, "whoever recorded it corrects it, or could have, or the manager") {
  CHECK(record(mel, correction(last("child.returned")), Purpose::oversight));
}

TEST_CASE_FIXTURE(SaidToBeFound, "somebody who stands elsewhere corrects nothing of this child") {
  CHECK_FALSE(record(ben, correction(last("child.returned"))));
}

TEST_CASE_FIXTURE(SaidToBeFound, "a guardian may correct, but not what only others record") {
  const auto refused = record(gita, correction(last("child.returned")), Purpose::guardianship);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == Problem::Kind::not_allowed);
}

TEST_CASE_FIXTURE(SaidToBeFound,
                  "nobody corrects who stands beside the child, alone or as a part") {
  const auto& guardian = *story()->all(kind_named("relation.started"))[1];
  CHECK_FALSE(record(amara, {taking_out(guardian), {}}));
  CHECK_FALSE(record(amara, {taking_out(last("child.returned")), {taking_out(guardian)}}));
  CHECK(held.cases().relations()->live(gita, "guardian", entity(child), test_now));
}

TEST_CASE_FIXTURE(SaidToBeFound, "a correction carries nothing else with it") {
  const auto placed = event("placement.start", {{"placement", "pl:1"}});
  CHECK_FALSE(record(amara, {taking_out(last("child.returned")), {placed}}));
  CHECK_FALSE(record(amara, {placed, {taking_out(last("child.returned"))}}));
}

TEST_CASE_FIXTURE(SaidToBeFound, "what stands in its place is of its kind, and is named") {
  const auto& wrong = last("child.described");
  auto main = event("corrected", {{"event", entity(wrong.id)}, {"how", "replaced"}});
  const auto right = event("child.described", {{"names", "Linh Pham"}});
  CHECK_FALSE(record(amara, {main, {right}}));
  main.fields["by_event"] = entity(right.id);
  REQUIRE(record(amara, {main, {right}}));
  CHECK(last("child.described").id == right.id);
  CHECK(story()->find(wrong.id) != nullptr);
}

TEST_CASE_FIXTURE(SaidToBeFound, "an event of another child is not there to be corrected") {
  const auto other = held.add_child({{"names", "Asha"}});
  const auto& theirs = *held.cases().story(other)->last(kind_named("child.described"));
  const auto refused = record(amara, {taking_out(theirs), {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == Problem::Kind::bad_input);
}

TEST_CASE("what is declared of the vocabulary says what is never corrected") {
  for (const auto* name :
       {"looked", "notice.sent", "relation.started", "relation.ended", "break-glass.opened",
        "break-glass.reviewed", "missing.reported", "concern.received", "lac.start", "person.role"})
    CHECK_MESSAGE(!why_it_stays(kind_named(name)).empty(), name);
  for (const auto* name : {"child.returned", "child.described", "placement.start", "child.died",
                           "corrected", "nrm.rg.negative"})
    CHECK_MESSAGE(why_it_stays(kind_named(name)).empty(), name);
}

}  // namespace
}  // namespace haven::cases
