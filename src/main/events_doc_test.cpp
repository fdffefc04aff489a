#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "cases/seals.h"
#include "cases/story_for_tests.h"

using namespace haven::cases;

namespace {

constexpr const char* file = HAVEN_ROOT "/docs/formats/events.md";

constexpr std::string_view introduction = R"(# Events

Every event that Haven can keep, by the concept that owns it: the folder in whose `events.h` it is
declared, once. This page is printed by `src/main/events_doc_test.cpp` from those declarations; a
test fails when the two differ. Until version 1.0 a name, a field or a seal may still be put right;
from then on an event never changes meaning, and a new meaning is a new event
([why](../decisions/0015-events-are-declared-once-and-settle-at-version-one.md)).

Beside its fields every event carries, in its track: `id`, `at` (when it happened: a moment, or two
with a slash between them when all that is known is that it was between them), `by` (who recorded
it), `for` (their organisation), `purpose`, and `on_behalf_of` when somebody stands in for another.
When it was recorded is the ledger's own stamp ([ledger.md](ledger.md)).

**Class** says how a field is sealed, by a letter of the table below. What is of class `t` is read
at start and has no name, place or free text. The fields of each other class are sealed together
under the key of that class of that child. **Exists in** says who may know that it happened at all:
whoever may open that class. Others find it in no timeline, list or count.

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
  for (const auto code : codes_of(field))
    codes += fmt::format("{}`{}`", codes.empty() ? "" : " ", code);
  if (!field.of.empty()) codes = fmt::format("`{}:`", field.of);
  return fmt::format("| `{}` | {} | {} | {} | {} |\n", field.name, row_of(field.seal).letter,
                     name_of(field.holds), codes, field.meaning);
}

/// What follows from an event, as a sentence.
std::string sentence(const Effect& effect) {
  using Does = Effect::Does;
  const auto& word = effect.word;
  const auto gain = effect.gain == Gain::none ? ", by which nobody gains" : "";
  switch (effect.does) {
    case Does::begins:
      return fmt::format("With it the relation `{}` may begin{}.", word, gain);
    case Does::begins_with_the_story:
      return fmt::format("Where it begins a story, the relation `{}` may begin with it{}.", word,
                         gain);
    case Does::ends:
      return fmt::format("With it the relation `{}` may end.", word);
    case Does::closes:
      return fmt::format("With it the relation `{}` of a thing `{}:` closes.", word, effect.of);
    case Does::answers_tonight:
      return fmt::format("`{}` answers for the child until somebody is responsible.", word);
    case Does::is_responsible:
      return fmt::format("`{}` is responsible for the child.", word);
    case Does::names:
      return fmt::format("Claims are compared with `{}` as a name.", word);
    case Does::birth_date:
      return fmt::format("Claims are compared with `{}` as a birth date.", word);
    case Does::gives_more:
      return "It gives somebody more than they had: nobody records it for themselves.";
    case Does::by_haven:
      return "Haven records it by itself.";
    case Does::bookkeeping:
      return "It is bookkeeping, and no part of what happened to the child.";
    case Does::exists_as:
      return fmt::format("It exists in the class of the event that `{}` names.", word);
    case Does::stays:
      return "Nobody corrects it: a new event answers it.";
    case Does::decision:
      return "Nobody but who decided corrects it.";
  }
  return {};
}

std::string section(const EventKind& kind) {
  auto text = fmt::format("\n### {}\n\n{} Kept in {}. Exists in `{}`.", kind.name, kind.meaning,
                          stream_of(kind.about), row_of(kind.exists).letter);
  for (const auto& effect : kind.effects) text += " " + sentence(effect);
  text += "\n\n| Field | Class | Holds | Codes | Meaning |\n|---|---|---|---|---|\n";
  for (const auto& field : kind.fields) text += row(field);
  return text;
}

std::string_view name_of(Shown shown) {
  constexpr std::string_view names[] = {"wherever the event is", "on the pages of a record",
                                        "by a step of its own, which others are told of",
                                        "nowhere"};
  return names[static_cast<std::size_t>(shown)];
}

std::string classes() {
  std::string text =
      "\n| Class | Name | What it holds | Where it is shown | May be lent |\n"
      "|---|---|---|---|---|\n";
  for (const auto& row : seals)
    text +=
        fmt::format("| `{}` | `{}` | {} | {} | {} |\n", row.letter, haven::access::name_of(row.cls),
                    row.words, name_of(row.shown), row.lent == Lent::yes ? "yes" : "no");
  return text;
}

std::string page() {
  std::string text(introduction);
  text += classes();
  for (const auto& track : all_events().tracks()) {
    text += fmt::format("\n## {}\n\n`src/{}/events.h`\n", track.folder, track.folder);
    for (const auto* kind : track.kinds) text += section(*kind);
  }
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
  CHECK_MESSAGE(is_equal, "run main_test with HAVEN_WRITE_DOCS=1 and read what changed");
}

TEST_CASE("every event and every field is said in a sentence of its own") {
  for (const auto* kind : all_events().all()) {
    INFO(kind->name);
    CHECK(kind->meaning.ends_with('.'));
    CHECK_FALSE(kind->fields.empty());
    for (const auto& field : kind->fields) {
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
  for (const auto* kind : all_events().all())
    for (const auto& field : kind->fields) {
      if (field.seal != Seal::track || field.holds != Holds::words) continue;
      const auto name = fmt::format("{} {}", kind->name, field.name);
      INFO(name);
      CHECK(std::ranges::find(own_words, name) != std::end(own_words));
    }
}
