#include "access/relations.h"

#include <doctest/doctest.h>

#include <chrono>

namespace haven::access {
namespace {

const Instant ten = *read_instant("2027-03-01T10:00:00Z");

Relation holds(std::string subject, std::string relation, std::string object) {
  return {
      .subject = std::move(subject), .relation = std::move(relation), .object = std::move(object)};
}

std::size_t count_from(const Relations& relations, const std::string& subject,
                       const std::string& relation) {
  std::size_t count = 0;
  relations.each_from(subject, relation, ten, [&](const Relation&) { ++count; });
  return count;
}

std::size_t count_to(const Relations& relations, const std::string& object,
                     const std::string& relation) {
  std::size_t count = 0;
  relations.each_to(object, relation, ten, [&](const Relation&) { ++count; });
  return count;
}

}  // namespace

TEST_CASE("where nothing is related nothing is found") {
  const Relations none;
  CHECK(none.size() == 0);
  CHECK_FALSE(none.live("u:a", "guardian", "c:1", ten));
  CHECK(count_from(none, "u:a", "guardian") == 0);
  CHECK_FALSE(none.knows("c:1"));
}

TEST_CASE("a relation holds from its first second until just before the one in which it ends") {
  auto relation = holds("u:a", "guardian", "c:1");
  relation.from = ten;
  relation.until = ten + Seconds(5);
  const Relations relations({relation});
  CHECK_FALSE(relations.live("u:a", "guardian", "c:1", ten - Seconds(1)));
  CHECK(relations.live("u:a", "guardian", "c:1", ten));
  CHECK(relations.live("u:a", "guardian", "c:1", ten + Seconds(4)));
  CHECK_FALSE(relations.live("u:a", "guardian", "c:1", ten + Seconds(5)));
}

TEST_CASE("a relation that ends before it begins never holds") {
  auto relation = holds("u:a", "guardian", "c:1");
  relation.from = ten;
  relation.until = ten;
  CHECK_FALSE(Relations({relation}).live("u:a", "guardian", "c:1", ten));
}

TEST_CASE("each of subject, relation and object must be the one that is asked for") {
  const Relations relations({holds("u:a", "guardian", "c:1")});
  CHECK(relations.live("u:a", "guardian", "c:1", ten));
  CHECK_FALSE(relations.live("u:b", "guardian", "c:1", ten));
  CHECK_FALSE(relations.live("u:a", "advocate", "c:1", ten));
  CHECK_FALSE(relations.live("u:a", "guardian", "c:2", ten));
  CHECK_FALSE(relations.live("c:1", "guardian", "u:a", ten));
}

TEST_CASE("a body that shares thousands of children is asked about one of them correctly") {
  std::vector<Relation> many;
  for (int i = 0; i < 3000; ++i) many.push_back(holds("la:n", "share", "c:" + std::to_string(i)));
  const Relations relations(many);
  CHECK(relations.size() == 3000);
  CHECK(relations.live("la:n", "share", "c:2999", ten));
  CHECK_FALSE(relations.live("la:n", "share", "c:3000", ten));
  CHECK_FALSE(relations.live("la:s", "share", "c:2999", ten));
  CHECK(count_from(relations, "la:n", "share") == 3000);
  CHECK(count_to(relations, "c:7", "share") == 1);
}

TEST_CASE("a new relation is in the new snapshot and not in the old one") {
  const Relations before({holds("u:a", "guardian", "c:1")});
  const auto after = before.with(holds("u:b", "advocate", "c:1"));
  CHECK(after.live("u:b", "advocate", "c:1", ten));
  CHECK(after.live("u:a", "guardian", "c:1", ten));
  CHECK(count_to(after, "c:1", "advocate") == 1);
  CHECK_FALSE(before.live("u:b", "advocate", "c:1", ten));
  CHECK(before.size() == 1);
}

TEST_CASE("snapshots made one by one are as one made at once") {
  std::vector<Relation> many;
  Relations grown;
  for (int i = 0; i < 500; ++i) {
    many.push_back(holds("u:" + std::to_string(i % 37), "guardian", "c:" + std::to_string(i % 91)));
    grown = grown.with(many.back());
  }
  const Relations at_once(many);
  CHECK(grown.size() == at_once.size());
  for (int i = 0; i < 40; ++i) {
    const auto user = "u:" + std::to_string(i);
    const auto child = "c:" + std::to_string(i);
    CHECK(count_from(grown, user, "guardian") == count_from(at_once, user, "guardian"));
    CHECK(count_to(grown, child, "guardian") == count_to(at_once, child, "guardian"));
  }
}

TEST_CASE("ending a relation keeps that it was, and ends no other") {
  const Relations before({holds("u:a", "guardian", "c:1"), holds("u:a", "guardian", "c:2"),
                          holds("u:a", "advocate", "c:1")});
  const auto after = before.ended("u:a", "guardian", "c:1", ten);
  CHECK(after.live("u:a", "guardian", "c:1", ten - Seconds(1)));
  CHECK_FALSE(after.live("u:a", "guardian", "c:1", ten));
  CHECK(count_to(after, "c:1", "guardian") == 0);
  CHECK(after.live("u:a", "guardian", "c:2", ten));
  CHECK(after.live("u:a", "advocate", "c:1", ten));
  CHECK(after.knows("c:1"));
  CHECK(after.size() == 3);
  CHECK(before.live("u:a", "guardian", "c:1", ten));
}

TEST_CASE("what already ended is not ended again, later") {
  auto relation = holds("u:a", "guardian", "c:1");
  relation.until = ten;
  const auto after = Relations({relation}).ended("u:a", "guardian", "c:1", ten + Seconds(60));
  CHECK_FALSE(after.live("u:a", "guardian", "c:1", ten + Seconds(30)));
}

TEST_CASE("both of two equal relations end") {
  const auto twice = Relations({holds("u:a", "iro", "c:1"), holds("u:a", "iro", "c:1")});
  CHECK_FALSE(twice.ended("u:a", "iro", "c:1", ten).live("u:a", "iro", "c:1", ten));
}

TEST_CASE("closing an episode is seen from the child's side, and only once") {
  const auto closed = Relations({holds("ep:1", "about", "c:1"), holds("ep:2", "about", "c:1")})
                          .closed("ep:1", "c:1", ten)
                          .closed("ep:1", "c:1", ten + Seconds(900));
  closed.each_to("c:1", "about", ten, [](const Relation& about) {
    CHECK(about.closed_at == (about.subject == "ep:1" ? std::optional(ten) : std::nullopt));
  });
  CHECK(count_to(closed, "c:1", "about") == 2);
  CHECK(closed.size() == 2);
}

TEST_CASE("an episode is closed by what happens to the child it is about, and by no other") {
  const auto after = Relations({holds("ep:1", "about", "c:1")}).closed("ep:1", "c:2", ten);
  after.each_to("c:1", "about", ten, [](const Relation& about) { CHECK_FALSE(about.closed_at); });
  CHECK(after.is_about_another("ep:1", "c:2"));
  CHECK_FALSE(after.is_about_another("ep:1", "c:1"));
  CHECK_FALSE(after.is_about_another("ep:2", "c:2"));
}

}  // namespace haven::access
