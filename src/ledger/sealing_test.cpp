#include "ledger/sealing.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "values/encoding.h"
#include "values/random.h"

using namespace haven;
using namespace haven::ledger;

namespace {

const KeyedHash one_key(std::string(32, 'k')), other_key(std::string(32, 'o'));
const std::string veil_key(32, 'v');

StreamId stream_of(char letter) { return StreamId::from_bytes(std::string(16, letter)).value(); }

/// An entry in stream s, sealed by one_key, that says `plain` in its track and `hidden` in
/// compartment 5.
std::string sealed_entry(std::string_view plain, std::string_view hidden) {
  const auto stream = stream_of('s');
  const Veil veil(veil_key, stream, 4);
  Head head;
  head.sections = 2;
  head.position = 9;
  head.stream = stream;
  head.version = 4;
  head.time = Instant(Seconds(1'900'000'000));
  head.veiled_keys_of = veil.cross(stream_of('k'));
  std::string envelope = encode(head);
  std::size_t index = 0;
  for (const auto& [compartment, text] :
       {std::pair{track, plain}, std::pair{Compartment{5}, hidden}}) {
    SectionHead section;
    section.key_version = 1;
    section.veiled_compartment = veil.cross(compartment, index++);
    fill_random(section.nonce.data(), section.nonce.size());
    seal_section(envelope, {stream, 4, compartment}, section, text, one_key);
  }
  return envelope;
}

Result<std::string> open_it(const Entry& entry, std::size_t index, const KeyedHash& key) {
  const auto& section = entry.sections[index];
  return open_section(entry.envelope, {entry.stream, entry.version, section.compartment}, section,
                      key);
}

}  // namespace

TEST_CASE("a section is opened by the key that sealed it, and by no other") {
  const auto entry = read_entry(sealed_entry("what happened", ""), veil_key).value();
  CHECK(entry.keys_of == stream_of('k'));
  CHECK(entry.sections[1].compartment == 5);
  CHECK(open_it(entry, 0, one_key) == "what happened");
  CHECK(open_it(entry, 1, one_key) == "");
  CHECK(open_it(entry, 0, other_key).error().kind == Problem::Kind::broken);
}

TEST_CASE("no bit of an entry's head or of a section can be changed unseen") {
  const auto whole = sealed_entry("what happened", "and where");
  const auto entry = read_entry(whole, veil_key).value();
  const auto second_at = entry.sections[1].at - section_head_size;
  for (std::size_t at = 0; at < second_at; ++at) {
    Entry changed = entry;
    changed.envelope[at] = static_cast<char>(changed.envelope[at] ^ 1 << at % 8);
    REQUIRE_FALSE(open_it(changed, 0, one_key));
  }
}

TEST_CASE("a section that was moved to another compartment, version or stream does not open") {
  const auto entry = read_entry(sealed_entry("what happened", "and where"), veil_key).value();
  const auto& section = entry.sections[0];
  CHECK_FALSE(open_section(entry.envelope, {entry.stream, 4, 5}, section, one_key));
  CHECK_FALSE(open_section(entry.envelope, {entry.stream, 5, track}, section, one_key));
  CHECK_FALSE(open_section(entry.envelope, {stream_of('t'), 4, track}, section, one_key));
}

TEST_CASE("two sections of an entry cannot change places") {
  const auto whole = sealed_entry("same size", "also same");
  const auto entry = read_entry(whole, veil_key).value();
  const std::size_t size = section_head_size + 256 + tag_size;
  const auto first = whole.substr(head_size, size), second = whole.substr(head_size + size);
  CHECK_FALSE(read_entry(whole.substr(0, head_size) + second + first, veil_key));
  Entry swapped = entry;
  swapped.envelope = whole.substr(0, head_size) + second + first;
  CHECK_FALSE(open_it(swapped, 0, one_key));
}

TEST_CASE("without the veil's key nobody reads whose keys seal an entry, or its compartments") {
  const auto whole = sealed_entry("what happened", "and where");
  CHECK(whole.find(std::string(16, 'k')) == std::string::npos);
  const auto misread = read_entry(whole, std::string(32, 'x'));
  if (misread) CHECK(misread->keys_of != stream_of('k'));
  const Veil first(veil_key, stream_of('s'), 1), second(veil_key, stream_of('s'), 2);
  CHECK(first.cross(stream_of('k')) != second.cross(stream_of('k')));
}

namespace {

/// The hexadecimal block that follows `title` in the page of the format.
std::string example_in_page(const std::string& title) {
  std::ifstream file(HAVEN_ROOT "/docs/formats/ledger.md");
  std::stringstream page;
  page << file.rdbuf();
  const auto text = page.str();
  const auto begin = text.find("```\n", text.find(title)) + 4;
  std::string digits;
  for (const char letter : text.substr(begin, text.find("```", begin) - begin))
    if (!std::isspace(static_cast<unsigned char>(letter))) digits += letter;
  return from_hex(digits).value();
}

/// The bytes from `first`, counting up by one.
std::string counting(int first, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(first + i);
  return bytes;
}

}  // namespace

TEST_CASE("the example on the page of the format is what the page says it is") {
  const auto bytes = example_in_page("### A worked example");
  const auto entry = read_entry(bytes, counting(0x40, 32)).value();
  CHECK(entry.position == 42);
  CHECK(entry.stream.raw() == counting(0xa0, 16));
  CHECK(entry.keys_of.raw() == counting(0xb0, 16));
  CHECK(entry.version == 1);
  CHECK(to_text(entry.time) == "2027-04-17T06:34:00Z");
  REQUIRE(entry.sections.size() == 1);
  CHECK(open_it(entry, 0, KeyedHash(counting(0x20, 32))) == R"({"type":"example"})");

  Head head = decode(bytes)->head;
  SectionHead section = decode(bytes)->sections[0].head;
  section.commitment = {};
  std::string again = encode(head);
  seal_section(again, {entry.stream, 1, track}, section, R"({"type":"example"})",
               KeyedHash(counting(0x20, 32)));
  CHECK(again == bytes);
}
