#include "guidelines/reading/phrases.h"

#include <regex>

#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

std::string refusal(const std::string& text) {
  const auto read = Phrases::read(text, own_events);
  return read ? "read" : read.error().where + ": " + read.error().says;
}

}  // namespace

TEST_CASE("a phrase means an event, with what it carries") {
  auto read = *Phrases::read(
      "# for people\n\na visit is refused  refused  visit.offered  outcome = declined or away, "
      "first "
      "since visit.held\n",
      own_events);
  const auto phrase = read.find("a visit is refused");
  REQUIRE(phrase);
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
  auto read =
      *Phrases::read("it is so  so  fact state  yes\nit is so  so  state.began\n", own_events);
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
        "phrases, line 1: \"some event\" is neither an event nor a fact, nor anything else that a "
        "phrase "
        "can mean");
  CHECK(refusal("a phrase  word  some.event  outcome is good\n") ==
        "phrases, line 1: \"outcome is good\" is not \"FIELD = VALUE\", \"first\", \"not "
        "first\", \"first since EVENT\", \"3 in 12 months\" or \"on FIELD\"");
  CHECK(refusal("a phrase  one  some.event\na phrase  two  other.event\n") ==
        "phrases, line 2: \"a phrase\" has two short words");
}

TEST_CASE("every phrase of rules/phrases is used by a card") {
  std::string all = text_of_file(HAVEN_ROOT "/rules/childhood");
  for (const auto& card : cards().all) all += card->text;
  // Lines are joined where a card breaks a phrase; N stands for one number.
  all = std::regex_replace(all, std::regex("\\s+"), " ");
  for (const auto& words : cards().phrases.all()) {
    const auto pattern = std::regex_replace(words, std::regex("(^| )N( |$)"), "$1[0-9]{1,3}$2");
    CHECK_MESSAGE(std::regex_search(all, std::regex(pattern)), words);
  }
}

TEST_CASE("within a card no two phrases share a short word") {
  for (const auto& card : cards().all) {
    std::map<std::string, std::string> meant;
    for (const auto* phrase : card->phrases()) {
      // One birth date answers for every age that a card asks about.
      const bool is_age = phrase->meanings.front().kind == Meaning::Kind::age;
      if (phrase->short_word.empty() || is_age) continue;
      const auto [entry, fresh] = meant.emplace(phrase->short_word, phrase->words);
      CAPTURE(card->id);
      CHECK_MESSAGE((fresh || entry->second == phrase->words), phrase->short_word);
    }
  }
}
