#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "cases/seals.h"

using namespace haven::cases;

namespace {

constexpr const char* file = HAVEN_ROOT "/docs/formats/events.md";

constexpr std::string_view introduction = R"(# Events

Every event that Haven can keep, in the order in which a life with Haven meets them. This page is
printed by `src/cases/events_doc_test.cpp` from the vocabulary in `src/cases/vocabulary_*.cpp`; a
test fails when the two differ. An event type never changes meaning: a new meaning is a new type.

Beside its fields every event carries, in its track: `id`, `at` (when it happened: a moment, or two
with a slash between them when all that is known is that it was between them), `by` (who recorded
it), `for` (their organisation), `purpose`, and `on_behalf_of` when somebody stands in for another.
When it was recorded is the ledger's own stamp ([ledger.md](ledger.md)).

**Class** says how a field is sealed: `t` track (read at start; no name, place or free text), `c`
core, `l` location, `k` case, `h` health, `s` safety, `x` threat intelligence, `v` the child's own
words, `a` account. The fields of one class are sealed together under the key of that class of that
child.

**Holds**: *words* are free text; *code* is one of the codes named, *codes* one or more with spaces
between them; *yes_no* is `yes`, `no` or `unknown`; *moment*, *span* and *day* are RFC 3339; *count*
is a whole number; *entity* is an opaque id with the prefix that stands under Codes, or any where
none does, *entities* one or more. What names an episode, a placement or an event names one of the
same child.
)";

std::string_view stream_of(About about) {
  switch (about) {
    case About::child:
      return "the child's stream";
    case About::look:
      return "the stream of looks at the child";
    case About::organisation:
      return "the organisation's stream";
    case About::person:
      return "the person's stream";
    case About::refusal:
      return "the stream of refusals, which belongs to nobody";
  }
  return {};
}

std::string_view name_of(Holds holds) {
  constexpr std::string_view names[] = {"words", "code", "codes", "yes_no", "moment",
                                        "span",  "day",  "count", "entity", "entities"};
  return names[static_cast<std::size_t>(holds)];
}

std::string row(const Field& field) {
  std::string codes;
  for (const auto code : field.codes)
    codes += fmt::format("{}`{}`", codes.empty() ? "" : " ", code);
  if (!field.of.empty()) codes = fmt::format("`{}:`", field.of);
  return fmt::format("| `{}` | {} | {} | {} | {} |\n", field.name, row_of(field.seal).letter,
                     name_of(field.holds), codes, field.meaning);
}

std::string section(const EventKind& kind) {
  auto text = fmt::format(
      "\n## {}\n\n{} Kept in {}.\n\n| Field | Class | Holds | Codes | Meaning |\n"
      "|---|---|---|---|---|\n",
      kind.name, kind.meaning, stream_of(kind.about));
  for (const auto& field : kind.fields) text += row(field);
  return text;
}

std::string page() {
  std::string text(introduction);
  for (const auto& kind : vocabulary()) text += section(kind);
  return text;
}

std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("docs/formats/events.md says what the vocabulary says") {
  if (std::getenv("HAVEN_WRITE_DOCS") != nullptr) std::ofstream(file, std::ios::binary) << page();
  // Not CHECK(read(file) == page()): on failure that would print both pages.
  const bool is_equal = read(file) == page();
  CHECK_MESSAGE(is_equal, "run cases_test with HAVEN_WRITE_DOCS=1 and read what changed");
}

TEST_CASE("every event and every field is said in a sentence of its own") {
  for (const auto& kind : vocabulary()) {
    INFO(kind.name);
    CHECK(kind.meaning.ends_with('.'));
    CHECK_FALSE(kind.fields.empty());
    for (const auto& field : kind.fields) {
      INFO(field.name);
      CHECK_FALSE(field.meaning.empty());
      CHECK(field.meaning.find('|') == std::string_view::npos);
      const bool has_codes = field.holds == Holds::code || field.holds == Holds::codes;
      CHECK(has_codes == !field.codes.empty());
    }
  }
}

TEST_CASE("free text is never in the track, where it would be read at start") {
  // A word of the system's own, such as a relation or a rule, is no free text.
  constexpr std::string_view own_words[] = {"organisation.added area",
                                            "relation.started relation",
                                            "relation.started classes",
                                            "relation.started purposes",
                                            "relation.ended relation",
                                            "concern.received language",
                                            "looked classes",
                                            "looked because",
                                            "looked page",
                                            "location.revealed class",
                                            "location.revealed because",
                                            "refused asked_for",
                                            "refused page",
                                            "notice.sent kind",
                                            "duty.discharged duty",
                                            "duty.discharged card",
                                            "duty.discharged parts",
                                            "duty.discharged left_out",
                                            "duty.departed duty",
                                            "duty.departed card"};
  for (const auto& kind : vocabulary())
    for (const auto& field : kind.fields) {
      if (field.seal != Seal::track || field.holds != Holds::words) continue;
      const auto name = fmt::format("{} {}", kind.name, field.name);
      INFO(name);
      CHECK(std::ranges::find(own_words, name) != std::end(own_words));
    }
}
