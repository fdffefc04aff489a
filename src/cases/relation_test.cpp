#include "cases/relation.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"

namespace haven::cases {
namespace {

access::Relation lent(ChildId child) {
  return {.subject = "u:ben",
          .relation = "delegate",
          .object = "u:amara",
          .from = test_now - Hours(1),
          .until = test_now + Hours(48),
          .cases = std::vector{entity(child)},
          .classes = std::vector<std::string>{"core", "case"},
          .purposes = std::vector<std::string>{"care"},
          .location_approved_by = "p:mel"};
}

TEST_CASE("a relation that is kept and read back is the same relation") {
  TestRegister held;
  const auto child = held.add_child({});
  const auto relation = lent(child);
  held.relate(child, relation);
  CHECK(relation_of(*held.cases().story(child)->last(kind_named("relation.started"))) == relation);
}

TEST_CASE("a relation without a beginning of its own begins when it is kept") {
  TestRegister held;
  const auto child = held.add_child({});
  held.relate(child, {.subject = "u:amara", .relation = "guardian", .object = entity(child)});
  const auto kept = relation_of(*held.cases().story(child)->last(kind_named("relation.started")));
  CHECK(kept.from == test_now);
  CHECK_FALSE(kept.until);
  CHECK_FALSE(kept.cases);
}

TEST_CASE("whoever holds a post beside a child is found while they do, whoever came first") {
  TestRegister held;
  const auto child = held.add_child({});
  const auto stands = [&](std::string user, std::optional<Instant> until = {}) {
    held.relate(child, {.subject = std::move(user),
                        .relation = "guardian",
                        .object = entity(child),
                        .until = until});
  };
  stands("u:zoe");
  stands("u:amara");
  stands("u:ben", test_now + Hours(1));
  const auto& relations = *held.cases().relations();
  const auto at = [&](Instant now) { return holders(relations, entity(child), "guardian", now); };
  using Users = std::vector<std::string>;
  CHECK(at(test_now + Hours(1) - Seconds(1)) == Users{"u:amara", "u:ben", "u:zoe"});
  CHECK(at(test_now + Hours(1)) == Users{"u:amara", "u:zoe"});
  CHECK(at(test_now - Seconds(1)).empty());
  CHECK(holders(relations, entity(child), "iro", test_now).empty());
}

TEST_CASE("a delegation that ends for one child goes on for the other") {
  TestRegister held;
  const auto one = held.add_child({});
  const auto other = held.add_child({});
  held.relate(one, lent(one));
  held.relate(other, lent(other));
  const auto ended = relation_ended({}, test_now, lent(one));
  held.add(stream_of(one), ended.kind->name, ended.fields);
  std::vector<std::string> still;
  held.cases().relations()->each_from(
      "u:ben", "delegate", test_now,
      [&](const access::Relation& each) { still.push_back(each.cases->front()); });
  CHECK(still == std::vector{entity(other)});
}

}  // namespace
}  // namespace haven::cases
