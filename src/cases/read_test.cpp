#include "cases/read.h"

#include <doctest/doctest.h>

#include "cases/events.h"
#include "cases/test_register.h"

namespace haven::cases {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// Amara, who is the allocated worker of every child there is.
struct Worker {
  TestRegister held;
  std::string amara = held.add_person(held.add_organisation(), "social_worker");

  std::shared_ptr<const Story> add_child(std::string called) {
    const auto child = held.add_child({{"called", std::move(called)}});
    held.relate(child, {.subject = amara, .relation = "allocated_worker", .object = entity(child)});
    return held.cases().story(child);
  }
  Result<Opened<Class::core>> opened(const Story& story) {
    const auto permit = TRY((access::permit<Action::view, Class::core>(
        held.asks(amara, entity(story.child), Purpose::care, ""), *held.cases().relations())));
    const Viewing viewing{{amara, "o:east", "care", ""}, story.child, {Class::core}, {}, "case"};
    return read(held.cases(), story, permit, TRY(look(held.cases(), viewing, test_now)));
  }
};

TEST_CASE("what was lent is opened by a look in the lender's place, and by no other") {
  Worker worker;
  const auto story = worker.add_child("Wren");
  const auto child = entity(story->child);
  const auto ben = worker.held.add_person(worker.held.add_organisation(), "social_worker");
  worker.held.relate(story->child, {.subject = ben,
                                    .relation = "delegate",
                                    .object = worker.amara,
                                    .cases = std::vector{child},
                                    .classes = std::vector<std::string>{"core"}});
  const auto permit = access::permit<Action::view, Class::core>(
      worker.held.asks(ben, child, Purpose::care, ""), *worker.held.cases().relations());
  REQUIRE(permit);
  const auto opens = [&](const std::string& in_place_of) {
    const Viewing viewing{
        {ben, "o:east", "care", in_place_of}, story->child, {Class::core}, {}, "case"};
    return read(worker.held.cases(), *story, *permit,
                look(worker.held.cases(), viewing, test_now).value());
  };
  CHECK(opens(permit->on_behalf_of()));
  REQUIRE_FALSE(opens(""));
  CHECK(opens("").error().says.find("log_on_behalf_of") != std::string::npos);
}

TEST_CASE("what was said last of a child is found, and what an event did not say is empty") {
  Worker worker;
  auto wren = worker.add_child("Wren");
  worker.held.add(stream_of(wren->child), "child.described", {{"born", "2011"}});
  wren = worker.held.cases().story(wren->child);
  const auto core = worker.opened(*wren).value();
  CHECK(core.latest<events::child_described, "called">(*wren) == "Wren");
  CHECK(core.latest<events::child_described, "born">(*wren) == "2011");
  CHECK(core.of(*wren->told().front(), "called").empty());
  CHECK(core.of(*wren->told().back(), "called").empty());
}

TEST_CASE("what one child's record says is never taken for another's") {
  Worker worker;
  const auto wren = worker.add_child("Wren");
  const auto jay = worker.add_child("Jay");
  const auto core = worker.opened(*wren).value();
  REQUIRE(core.latest<events::child_described, "called">(*wren) == "Wren");
  CHECK(core.latest<events::child_described, "called">(*jay).empty());
}

TEST_CASE("fields of any length are read whole, and what is cut off is not read at all") {
  for (const std::size_t size : {0U, 10U, 1000U, 3000U, 15'000U}) {
    const std::string words(size, 'w');
    const auto plain = R"({"note":")" + words + R"(","said":"\u00e9"})";
    const auto fields = read_fields(plain).value();
    CHECK(fields == Fields{{"note", words}, {"said", "é"}});
    CHECK(read_fields(plain.substr(0, plain.size() - 1)).error().kind == Problem::Kind::broken);
    CHECK(read_fields(plain + "}").error().kind == Problem::Kind::broken);
  }
  for (const auto* no_object : {"", "[]", "null", "\"words\""})
    CHECK(read_fields(no_object).error().kind == Problem::Kind::broken);
}

}  // namespace
}  // namespace haven::cases
