#include "guidelines/reading/cards.h"

#include <random>

#include "guidelines/check_examples.h"
#include "guidelines/reading/text_lines.h"
#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

std::string all_of(const std::vector<Problem>& problems) {
  std::string text;
  for (const auto& found : problems) text += found.where + ": " + found.says + "\n";
  return text;
}

RuleFile* file(std::vector<RuleFile>& files, const std::string& path) {
  const auto found = std::ranges::find(files, path, &RuleFile::path);
  REQUIRE(found != files.end());
  return &*found;
}

/// Every id of the rules replaced by a random word.
std::vector<RuleFile> renamed(std::map<std::string, std::string>& new_names) {
  std::mt19937_64 random(42);
  for (const auto& card : cards().all) {
    auto word = std::string(card->folder == "haven" ? "haven." : "");
    for (int i = 0; i < 12; ++i) word += static_cast<char>('a' + random() % 26);
    new_names[card->id] = word;
  }
  auto files = rule_files();
  for (auto& one : files)
    for (const auto& [id, word] : new_names)
      for (auto* text : {&one.path, &one.text})
        for (auto at = text->find(id); at != std::string::npos; at = text->find(id))
          text->replace(at, id.size(), word);
  return files;
}

}  // namespace

TEST_CASE("every card of this repository can be read") {
  const auto reading = read_cards(rule_files(), read_with);
  CHECK_MESSAGE(reading.problems.empty(), all_of(reading.problems));
  CHECK(reading.cards.all.size() >= 14);
}

TEST_CASE("every example of every card holds, and shows all that the card can come to") {
  for (const auto& card : cards().all) {
    CAPTURE(card->id);
    const auto problems = check_examples(*card, cards());
    CHECK_MESSAGE(problems.empty(), all_of(problems));
  }
}

TEST_CASE("every owner of rules/owners owes something") {
  for (const auto& [owner, calendar] : cards().calendars.owners)
    CHECK_MESSAGE(
        std::ranges::any_of(cards().all, [&](const auto& card) { return card->who == owner; }),
        owner);
}

TEST_CASE("every card stands under a stage, and under every stage stands a card") {
  for (const auto& card : cards().all) CHECK_MESSAGE(!card->stage.empty(), card->id);
  for (const auto& stage : cards().stages)
    CHECK_MESSAGE(
        std::ranges::any_of(cards().all, [&](const auto& card) { return card->stage == stage; }),
        stage);
}

TEST_CASE("two cards with one id are refused") {
  auto files = rule_files();
  auto copy = *file(files, "england/eng.missing.report.rule");
  copy.path = "wales/eng.missing.report.rule";
  copy.text.replace(copy.text.find("Extent      England"), 19, "Extent      Wales");
  files.push_back(copy);
  const auto reading = read_cards(files, read_with);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0] ==
        Problem{"There is another card \"eng.missing.report\", in rules/england",
                "wales/eng.missing.report.rule"});
}

TEST_CASE("a card that vanishes is missed, and one that appears is not let in unlisted") {
  auto files = rule_files();
  std::erase_if(files,
                [](const RuleFile& one) { return one.path == "england/eng.missing.report.rule"; });
  CHECK(all_of(read_cards(files, read_with).problems) ==
        "duties.txt: There is no card \"eng.missing.report\"\n");
  files = rule_files();
  auto& list = file(files, "duties.txt")->text;
  list.erase(list.find("eng.missing.report\n"), 19);
  CHECK(all_of(read_cards(files, read_with).problems) ==
        "duties.txt: \"eng.missing.report\" is not listed\n");
}

TEST_CASE("one broken card does not hide the others, and is named with its line") {
  auto files = rule_files();
  auto& text = file(files, "england/eng.missing.report.rule")->text;
  text.replace(text.find("Promptly"), 8, "Promtply");
  const auto reading = read_cards(files, read_with);
  CHECK(all_of(reading.problems) ==
        "england/eng.missing.report.rule, line 16: \"Promtply\" is not a label. Did you mean "
        "\"Promptly\"?\n");
  CHECK(reading.cards.all.size() == cards().all.size() - 1);
}

TEST_CASE("without its words and owners nothing can be read") {
  const auto reading = read_cards({}, read_with);
  CHECK(all_of(reading.problems) ==
        "phrases: There is no such file\nowners: There is no such file\n"
        "stages: There is no such file\nchildhood: There is no such file\n"
        "duties.txt: There is no such file\n");
}

TEST_CASE("rules that are not there are a problem, not an empty book of law") {
  const auto none = load("/no/such/rules", read_with);
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == Problem::Kind::unavailable);
}

TEST_CASE("a changed letter of a card is another edition") {
  auto files = rule_files();
  file(files, "england/eng.missing.report.rule")->text += "\n";
  const auto reading = read_cards(files, read_with);
  CHECK(reading.cards.find("eng.missing.report")->hash != cards().find("eng.missing.report")->hash);
}

TEST_CASE("the engine knows no id: with every id a random word all examples hold") {
  std::map<std::string, std::string> new_names;
  const auto reading = read_cards(renamed(new_names), read_with);
  CHECK_MESSAGE(reading.problems.empty(), all_of(reading.problems));
  REQUIRE(reading.cards.all.size() == cards().all.size());
  for (const auto& card : reading.cards.all) {
    const auto problems = check_examples(*card, reading.cards);
    CHECK_MESSAGE(problems.empty(), all_of(problems));
  }
}
