#include "ledger/envelope.h"

#include <doctest/doctest.h>

using namespace haven;
using namespace haven::ledger;

namespace {

Head a_head(std::uint8_t sections) {
  Head head;
  head.sections = sections;
  head.position = 7;
  head.stream.bytes[3] = 9;
  head.version = 3;
  head.time = Instant(Seconds(1'900'000'000));
  head.previous[31] = 1;
  head.mark.bytes[0] = 2;
  head.veiled_keys_of.bytes[0] = 4;
  return head;
}

std::string a_section(std::uint32_t size) {
  SectionHead head;
  head.key_version = 1;
  head.size = size;
  return encode(head) + std::string(size + tag_size, 's');
}

std::string an_envelope() { return encode(a_head(2)) + a_section(256) + a_section(4096); }

std::string with_byte(std::string bytes, std::size_t at, char byte) {
  bytes[at] = byte;
  return bytes;
}

}  // namespace

TEST_CASE("an envelope is read as it was written") {
  const auto envelope = decode(an_envelope()).value();
  CHECK(envelope.head.sections == 2);
  CHECK(envelope.head.position == 7);
  CHECK(envelope.head.version == 3);
  CHECK(envelope.head.time == Instant(Seconds(1'900'000'000)));
  CHECK(encode(envelope.head) == encode(a_head(2)));
  REQUIRE(envelope.sections.size() == 2);
  CHECK(envelope.sections[0].head.size == 256);
  CHECK(envelope.sections[1].head.size == 4096);
  CHECK(envelope.sections[1].head_at == head_size + section_head_size + 256 + tag_size);
}

TEST_CASE("an envelope that is cut short anywhere, or goes on after its end, is refused") {
  const auto whole = an_envelope();
  for (std::size_t size = 0; size < whole.size(); ++size)
    REQUIRE_FALSE(decode(std::string_view(whole).substr(0, size)));
  CHECK_FALSE(decode(whole + '\0'));
  CHECK_FALSE(decode(whole + a_section(256)));
}

TEST_CASE("what this version does not know is refused, not guessed at") {
  const auto whole = an_envelope();
  CHECK_FALSE(decode(with_byte(whole, 0, 2)));              // The format.
  CHECK_FALSE(decode(with_byte(whole, 1, 2)));              // The suite.
  CHECK_FALSE(decode(with_byte(whole, 2, 0)));              // No sections.
  CHECK_FALSE(decode(with_byte(whole, 2, 33)));             // Too many.
  CHECK_FALSE(decode(with_byte(whole, 3, 1)));              // The unused byte.
  CHECK_FALSE(decode(with_byte(whole, 11, 0)));             // Position 0.
  CHECK_FALSE(decode(with_byte(whole, 35, 0)));             // Version 0.
  CHECK_FALSE(decode(with_byte(whole, 36, '\x80')));        // A time before 1970.
  CHECK_FALSE(decode(with_byte(whole, 36, '\x01')));        // A time after 9999.
  CHECK_FALSE(decode(with_byte(whole, head_size + 4, 0)));  // Key version 0.
}

TEST_CASE("a section has one of the sizes that sections are padded to, and no other") {
  for (const std::uint32_t size : {256u, 512u, 1024u, 2048u, 4096u, 1u << 21})
    CHECK(decode(encode(a_head(1)) + a_section(size)));
  for (const std::uint32_t size : {0u, 1u, 128u, 255u, 257u, 768u, 1025u, 3072u, 1u << 22})
    CHECK_FALSE(decode(encode(a_head(1)) + a_section(size)));
  auto lying = encode(a_head(1)) + a_section(256);
  lying[head_size + 5] = '\xff';  // A size of almost 4 GiB.
  CHECK_FALSE(decode(lying));
}

TEST_CASE("padding hides the length, and comes off without a trace") {
  CHECK(padded_size(0, track) == 256);
  CHECK(padded_size(255, track) == 256);
  CHECK(padded_size(256, track) == 512);
  CHECK(padded_size(3000, 5) == 4096);
  CHECK(padded_size(0, location) == 1024);
  CHECK(padded_size(1023, location) == 1024);
  CHECK(padded_size(1024, location) == 2048);
  CHECK(padded_size(3000, location) == 4096);
  CHECK(padded_size(longest_section, track) == longest_padded);
  for (const std::string plain : {"", "a", "ends with \x80", "ends with zeros"}) {
    for (const std::string& tail : {std::string(), std::string(3, '\0')}) {
      auto padded = pad(plain + tail, track);
      CHECK(padded.size() == 256);
      REQUIRE(remove_padding(padded));
      CHECK(padded == plain + tail);
    }
  }
}

TEST_CASE("padding that is not padding is refused") {
  for (std::string padded :
       {std::string(256, '\0'), std::string("abc"), std::string(), std::string("abc\x80z"),
        std::string("abc\x80\0z", 6), std::string("abc\x80\0z\0\0", 8)})
    CHECK_FALSE(remove_padding(padded));
}
