#include "allocation/allocate.h"

#include <doctest/doctest.h>

#include "cases/events.h"
#include "cases/test_register.h"

namespace haven::allocation {
namespace {

using cases::test_now;
namespace events = cases::events;

/// A child whose authority has two workers, a manager and a reviewing officer; the guardian's
/// service is another body.
struct Child {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string service = held.add_organisation("guardian_service");
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager social_worker");
  std::string gus = held.add_person(service, "guardian");
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  std::string entity = cases::entity(child);

  Child() { held.add(cases::stream_of(child), "lac.start", {{"authority", authority}}); }

  cases::World world() { return held.cases().world(child, test_now); }
  Result<cases::Decided> give(const std::string& to, std::string reason = {},
                              std::string_view relation = "allocated_worker") {
    return allocate(world(), {*post_of(relation), to, std::move(reason), mel}, {});
  }
  void holds(const std::string& user, std::string relation = "allocated_worker") {
    held.relate(child, {.subject = user, .relation = std::move(relation), .object = entity});
  }
  std::string refused_at(const std::string& to, std::string reason = {},
                         std::string_view relation = "allocated_worker") {
    const auto given = give(to, std::move(reason), relation);
    return given ? "given" : given.error().where;
  }
  ledger::StreamId stream(const std::string& user) {
    return ledger::StreamId{PersonId::from_text(std::string_view(user).substr(2)).value().bytes};
  }
};

TEST_CASE_FIXTURE(Child, "the first worker is named without a reason, and none is kept") {
  const auto given = give(amara, "other");
  REQUIRE(given);
  CHECK(given->main.is(events::relation_started));
  CHECK(given->main.fields.at("subject") == amara);
  CHECK(given->main.fields.at("relation") == "allocated_worker");
  CHECK(given->main.fields.at("object") == entity);
  CHECK(given->main.fields.at("reason").empty());
  CHECK(given->main.occurred.to == test_now);
  CHECK(given->follows.empty());
}

TEST_CASE_FIXTURE(Child, "when the worker changes the former one ceases at that moment, and why") {
  holds(amara);
  const auto given = give(ben, "left_role");
  REQUIRE(given);
  CHECK(given->main.fields.at("subject") == ben);
  REQUIRE(given->follows.size() == 1);
  const auto& ended = given->follows.front();
  CHECK(ended.is(events::relation_ended));
  CHECK(ended.fields.at("subject") == amara);
  CHECK(ended.occurred.to == given->main.occurred.to);
  CHECK(ended.fields.at("reason") == "left_role");
}

TEST_CASE_FIXTURE(Child, "a worker changes for one of the reasons that the national return has") {
  holds(amara);
  CHECK(refused_at(ben) == "reason");
  CHECK(refused_at(ben, "no longer liked") == "reason");
  for (const auto reason : reasons) CHECK(give(ben, std::string(reason)));
}

TEST_CASE_FIXTURE(Child, "whoever is named already is not named again") {
  holds(amara);
  CHECK(refused_at(amara, "other") == "to");
}

TEST_CASE_FIXTURE(Child, "nobody allocates a child to themselves") {
  CHECK(refused_at(mel) == "to");
}

TEST_CASE_FIXTURE(Child,
                  "only somebody whose work it is holds a post, and of the child's own "
                  "authority where the post is its own") {
  const auto elsewhere = held.add_person(held.add_organisation(), "social_worker iro");
  CHECK(refused_at("u:nobody") == "to");
  CHECK(refused_at("") == "to");
  CHECK(refused_at(gus) == "to");
  CHECK(refused_at(elsewhere) == "to");
  CHECK(refused_at(elsewhere, {}, "iro") == "to");
  CHECK(refused_at(amara, {}, "guardian") == "to");
  CHECK(give(gus, {}, "guardian"));
}

TEST_CASE_FIXTURE(Child,
                  "whoever may not work, or not with this child, is not named, and which of "
                  "them is not said") {
  const auto in_conflict = held.add_person(authority, "social_worker");
  held.relate(child,
              {.subject = "p:" + in_conflict.substr(2), .relation = "conflict", .object = entity});
  const auto suspended = held.add_person(authority, "social_worker");
  held.add(stream(suspended), "person.status",
           {{"status", "suspended"}, {"hold", "no"}, {"reason", "words of tests"}});
  const auto lapsed = held.add_person(authority, "social_worker");
  held.add(stream(lapsed), "person.cleared",
           {{"trained_until", "2027-02-28"}, {"vetted_until", "2028-01-01"}});
  for (const auto& user : {in_conflict, suspended, lapsed}) {
    const auto given = give(user);
    REQUIRE_FALSE(given);
    CHECK(given.error().where == "to");
    CHECK(given.error().says ==
          "social_worker cannot be named for this child now. Choose somebody else");
  }
}

TEST_CASE_FIXTURE(Child, "each post is held apart from the others") {
  holds(amara);
  CHECK(holder(world(), *post_of("allocated_worker")) == amara);
  CHECK(holder(world(), *post_of("guardian")).empty());
  CHECK(give(gus, {}, "guardian")->follows.empty());
  CHECK(post_of("carer") == nullptr);
}

}  // namespace
}  // namespace haven::allocation
