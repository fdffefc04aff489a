#include "guidelines/reading/read_card.h"

#include <set>

#include "guidelines/check_examples.h"
#include "guidelines/reading/text_lines.h"
#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

const std::string folder = HAVEN_ROOT "/src/guidelines/broken_cards/";

Words words() {
  static auto phrases = cards().phrases;
  return {phrases, cards().calendars, cards().stages};
}

std::string said(const Problem& found) {
  return (found.where.empty() ? "" : found.where + ": ") + found.says;
}

/// The first thing wrong with a card, whether in reading it or in its examples.
std::string first_wrong(const std::string& name, const std::string& text) {
  auto card = read_card("england/" + name + ".rule", text, words());
  if (!card) return said(card.error());
  const auto found = check_examples(card->front(), cards());
  return found.empty() ? "nothing" : said(found.front());
}

/// A whole card with these lines in it.
std::string card_with(const std::string& lines) {
  return "A test\n\nSource      A test\nExtent      England\nIn force    from 1 January 2020\n"
         "Confidence  high\nReviewed    not yet\nWho         the carer\nMust        act\n"
         "When        the child is reported missing\nMet by      the child is located\n" +
         lines +
         "\nExamples in 2026\n  reported          then         asked on          the duty is\n"
         "  Fri 27 Mar 18:00  nothing yet  Fri 27 Mar 19:00  open\n";
}

Card read(const std::string& lines) {
  auto card = read_card("england/eng.test.rule", card_with(lines), words());
  REQUIRE_MESSAGE(card, card.error().says);
  return std::move(card->front());
}

std::string refusal(const std::string& lines) {
  const auto card = read_card("england/eng.test.rule", card_with(lines), words());
  return card ? "read" : card.error().says;
}

}  // namespace

TEST_CASE("every broken card is refused in the words that mend it") {
  std::set<std::string> named;
  const auto messages = *lines_of(text_of_file(folder + "messages.txt"));
  for (const auto& line : messages) {
    const auto cells = columns(line.text);
    if (line.text.empty() || line.text.front() == '#') continue;
    REQUIRE(cells.size() == 2);
    named.insert(cells[0]);
    CAPTURE(cells[0]);
    CHECK(first_wrong(cells[0], text_of_file(folder + cells[0] + ".rule")) == cells[1]);
  }
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().extension() == ".rule")
      CHECK_MESSAGE(named.contains(file.path().stem().string()), file.path().string());
}

TEST_CASE("a card says who owes what, by when, and on what authority") {
  const auto& card = *cards().find("eng.missing.return-interview");
  CHECK(card.title == "Return home interview");
  CHECK(card.folder == "england");
  CHECK(card.kind == Kind::should);
  CHECK(card.who == "the responsible local authority");
  CHECK(card.what == "hold an independent return interview with the child");
  CHECK(std::get<Within>(card.time).length.amount == Amount{72, Unit::hours});
  CHECK(card.in_force.from == day("2014-01-16"));
  CHECK(card.met_by.size() == 2);
  CHECK(card.if_late == std::vector<std::string>{"tell the team manager"});
  CHECK(card.is_draft());
  CHECK(card.text == text_of_file(HAVEN_ROOT "/rules/england/eng.missing.return-interview.rule"));
  CHECK(card.hash == test_hash(card.text));
}

TEST_CASE("a card that a lawyer has checked is no draft") {
  auto text = card_with("Promptly    at once\n");
  text.replace(text.find("not yet"), 7, "1 May 2027, A. Reader, solicitor, a law centre");
  const auto card = read_card("england/eng.test.rule", text, words());
  REQUIRE(card);
  CHECK_FALSE(card->front().is_draft());
  CHECK(card->front().review->on == day("2027-05-01"));
  CHECK(card->front().review->body == "a law centre");
}

TEST_CASE("a rhythm says its own time, its own reminder and how often") {
  const auto card = read(
      "Promptly    at once\nAgain       from what met it, within 7 days, remind after 2 working "
      "days,\n            3 times in all\n");
  CHECK(card.again->within == Amount{7, Unit::days});
  CHECK(card.again->remind == Amount{2, Unit::working_days});
  CHECK(card.again->times_in_all == 3);
}

TEST_CASE("a card may begin on a day that nobody has checked") {
  auto text = card_with("Promptly    at once\n");
  text.replace(text.find("from 1 January 2020"), 19, "from a day not yet checked, before 2019");
  const auto card = read_card("england/eng.test.rule", text, words());
  REQUIRE(card);
  CHECK_FALSE(card->front().in_force.from);
}

TEST_CASE("an instrument may count working days by its own calendar") {
  CHECK(read("Promptly    at once\nCalendar    Children's hearings in Scotland\n").calendar ==
        "childrens_hearings");
}

TEST_CASE("a card of Haven's own lies in rules/haven and is named so") {
  const auto text = card_with("Promptly    at once\n");
  CHECK(read_card("haven/haven.test.rule", text, words()));
  CHECK_FALSE(read_card("haven/eng.test.rule", text, words()));
  CHECK_FALSE(read_card("england/haven.test.rule", text, words()));
  CHECK_FALSE(read_card("wales/eng.test.rule", text, words()));
}

TEST_CASE("a card's name is its id, of letters that fit a file, a page and a log") {
  const auto text = card_with("Promptly    at once\n");
  for (const auto* bad : {"england/Eng.Test.rule", "england/eng_test.rule", "england/.rule",
                          "eng.test.rule", "england/more/eng.test.rule", "england/eng test.rule"})
    CHECK_FALSE_MESSAGE(read_card(bad, text, words()), bad);
}

TEST_CASE("labels that are not understood are never passed over") {
  for (const auto* label : {"Befor", "By", "Provided", "Measure", "At least", "Suspend"})
    CHECK(refusal("Promptly    at once\n" + std::string(label) +
                  std::string(12 - std::string_view(label).size(), ' ') + "something\n")
              .find("is not a label") != std::string::npos);
}

TEST_CASE("no cut or changed byte of a card stops the reader") {
  const auto text = text_of_file(HAVEN_ROOT "/rules/england/eng.missing.return-interview.rule");
  for (std::size_t i = 0; i < text.size(); ++i) {
    (void)read_card("england/eng.missing.return-interview.rule", text.substr(0, i), words());
    auto changed = text;
    changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
    (void)read_card("england/eng.missing.return-interview.rule", changed, words());
  }
}
