#include "cases/look.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"

namespace haven::cases {
namespace {

Look a_look(TestRegister& held, ChildId child) {
  const Viewing viewing{
      {"u:amara", "o:east", "care", ""}, child, {access::Class::core}, {}, "case"};
  return look(held.cases(), viewing, test_now).value();
}

TEST_CASE("a look reads the child's entries once, however many classes are opened") {
  TestRegister held;
  const auto child = held.add_child({{"called", "Wren"}});
  const auto seen = a_look(held, child);
  const auto before = held.ledger().work().streams_read;
  CHECK(seen.entries(held.cases(), 2)->size() == 2);
  CHECK(seen.entries(held.cases(), 2)->size() == 2);
  CHECK(held.ledger().work().streams_read == before + 1);
}

TEST_CASE("for a story that is newer than what a look has read, it reads again") {
  TestRegister held;
  const auto child = held.add_child({{"called", "Wren"}});
  const auto seen = a_look(held, child);
  CHECK(seen.entries(held.cases(), 2)->size() == 2);
  held.add(stream_of(child), "child.described", {{"called", "Jenny"}});
  CHECK(seen.entries(held.cases(), 3)->size() == 3);
}

}  // namespace
}  // namespace haven::cases
