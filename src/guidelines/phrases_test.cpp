#include "guidelines/phrases.h"

#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

std::string refusal(const std::string& text) {
  const auto read = Phrases::read(text);
  return read ? "read" : read.error().where + ": " + read.error().says;
}

std::vector<Phrase> phrases_of(const Card& card) {
  std::vector<Phrase> all;
  for (const auto* phrases :
       {&card.when, &card.if_all, &card.unless, &card.met_by, &card.stops_if, &card.gives_way_if})
    all.insert(all.end(), phrases->begin(), phrases->end());
  return all;
}

}  // namespace

TEST_CASE("a phrase means an event, with what it carries") {
  const auto read = *Phrases::read(
      "# for people\n\na visit is refused  refused  visit.offered  outcome = declined or away, "
      "first "
      "since visit.held\n");
  const auto* phrase = read.find("a visit is refused");
  REQUIRE(phrase != nullptr);
  CHECK(phrase->short_word == "refused");
  CHECK(phrase->meanings.front().name == "visit.offered");
  CHECK(phrase->meanings.front().carries->values == std::vector<std::string>{"declined", "away"});
  CHECK(phrase->meanings.front().first_since == "visit.held");
  CHECK(read.knows_event("visit.offered"));
  CHECK(read.knows_event("visit.held"));
  CHECK(read.knows_field("outcome"));
  CHECK_FALSE(read.knows_fact("visit.offered"));
}

TEST_CASE("a phrase on two lines means either") {
  const auto read = *Phrases::read("it is so  so  fact state  yes\nit is so  so  state.began\n");
  REQUIRE(read.find("it is so")->meanings.size() == 2);
  CHECK(read.find("it is so")->meanings[0].kind == Meaning::Kind::fact);
  CHECK(read.find("it is so")->meanings[1].kind == Meaning::Kind::event);
}

TEST_CASE("lines that do not say what they mean are refused with their number") {
  CHECK(refusal("a phrase  word\n") ==
        "phrases, line 1: A phrase has three or four columns, two spaces apart");
  CHECK(refusal("\na phrase  word  fact state\n") ==
        "phrases, line 2: The fourth column says which values of the fact count");
  CHECK(refusal("a phrase  word  some event\n") ==
        "phrases, line 1: \"some event\" is neither an event nor a fact");
  CHECK(refusal("a phrase  word  some.event  outcome is good\n") ==
        "phrases, line 1: \"outcome is good\" is neither \"FIELD = VALUE\" nor \"first since "
        "EVENT\"");
  CHECK(refusal("a phrase  one  some.event\na phrase  two  other.event\n") ==
        "phrases, line 2: \"a phrase\" has two short words");
}

TEST_CASE("every phrase of rules/phrases is used by a card") {
  std::set<std::string> used;
  for (const auto& card : cards().all) {
    for (const auto& phrase : phrases_of(*card)) used.insert(phrase.words);
    if (const auto* within = std::get_if<Within>(&card->time)) used.insert(within->of);
    if (card->remind) used.insert(card->remind->of);
  }
  for (const auto& [words, phrase] : cards().phrases.all())
    CHECK_MESSAGE(used.contains(words), words);
}

TEST_CASE("within a card no two phrases share a short word") {
  for (const auto& card : cards().all) {
    std::map<std::string, std::string> meant;
    for (const auto& phrase : phrases_of(*card)) {
      const auto [entry, fresh] = meant.emplace(phrase.short_word, phrase.words);
      CAPTURE(card->id);
      CHECK_MESSAGE((fresh || entry->second == phrase.words), phrase.short_word);
    }
  }
}
