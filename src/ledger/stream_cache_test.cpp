#include "ledger/stream_cache.h"

#include "ledger/test_ledger.h"

using namespace haven;
using namespace haven::ledger;

namespace {

Entries entries(std::size_t count, std::size_t bytes_each = 1000) {
  std::vector<Entry> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    made[i].version = i + 1;
    made[i].envelope.assign(bytes_each, 'e');
  }
  return std::make_shared<const std::vector<Entry>>(std::move(made));
}

}  // namespace

TEST_CASE("a stream that has grown is not found until it was read again") {
  StreamCache cache(1 << 20);
  const auto stream = a_stream();
  CHECK(cache.find(stream, 1) == nullptr);
  cache.keep(stream, entries(3));
  CHECK(cache.find(stream, 3)->size() == 3);
  CHECK(cache.find(stream, 4) == nullptr);
  cache.keep(stream, entries(4));
  CHECK(cache.find(stream, 4)->size() == 4);
}

TEST_CASE("a thread that read less does not take away what another has read") {
  StreamCache cache(1 << 20);
  const auto stream = a_stream();
  cache.keep(stream, entries(4));
  cache.keep(stream, entries(3));
  CHECK(cache.find(stream, 4)->size() == 4);
}

TEST_CASE(
    "the streams that were read longest ago make room, and there is never more than allowed") {
  constexpr std::size_t most = 10'000;
  StreamCache cache(most);
  const auto first = a_stream(), second = a_stream(), third = a_stream();
  cache.keep(first, entries(3));
  cache.keep(second, entries(3));
  CHECK(cache.find(first, 1));
  cache.keep(third, entries(3));
  CHECK(cache.find(first, 1));
  CHECK_FALSE(cache.find(second, 1));
  CHECK(cache.find(third, 1));
  CHECK(cache.bytes() <= most);
  cache.keep(second, entries(100));
  CHECK_FALSE(cache.find(second, 1));
  CHECK(cache.bytes() <= most);
  CHECK(cache.find(first, 1));
}

TEST_CASE("what is read of a stream is always all that was acknowledged") {
  const auto opened = open_in_memory(test_options()).value();
  const auto stream = a_stream();
  for (std::size_t count = 1; count <= 20; ++count) {
    REQUIRE(opened.ledger->append(command({says(stream, std::to_string(count))})));
    const auto first = *opened.ledger->read(stream).value();
    CHECK(first == *opened.ledger->read(stream).value());
    REQUIRE(first.size() == count);
    CHECK(opened.ledger->open(first.back(), track) == std::to_string(count));
  }
}

TEST_CASE("a stream that was read before its keys were destroyed cannot be opened after") {
  const auto opened = open_in_memory(test_options()).value();
  const auto gone = a_stream();
  REQUIRE(opened.ledger->append(command({says(gone, "said")})));
  REQUIRE(opened.ledger->read(gone));
  REQUIRE(opened.ledger->shred(gone, command({says(a_stream(), "why")})));
  const auto entries = *opened.ledger->read(gone).value();
  CHECK(opened.ledger->open(entries.at(0), track).error().kind == Problem::Kind::not_found);
}
