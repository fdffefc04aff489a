#include "guidelines/asking/rules_command.h"

#include <unistd.h>

#include <sstream>

#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

struct Ran {
  int exit;
  std::string out;
  std::string err;
};

Ran run(const std::vector<std::string>& asked,
        const std::filesystem::path& rules = HAVEN_ROOT "/rules") {
  std::ostringstream out;
  std::ostringstream err;
  const int exit = rules_command(asked, rules, read_with, out, err);
  return {exit, out.str(), err.str()};
}

/// A copy of the rules in a directory that goes when the test does.
struct Copy {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("haven-rules-" + std::to_string(::getpid()));
  Copy() {
    std::filesystem::copy(HAVEN_ROOT "/rules", path, std::filesystem::copy_options::recursive);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("the rules of this repository have nothing wrong with them") {
  const auto ran = run({"check"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find(", 0 problems\n") != std::string::npos);
  CHECK(ran.err.empty());
}

TEST_CASE("the check counts the duties of law and Haven's own apart") {
  CHECK(run({"check"}).out.find(" of Haven's own, ") != std::string::npos);
}

TEST_CASE("between two days, the cards whose text begins or ends are listed") {
  const auto ran = run({"changes", "2022-12-12", "2022-12-13"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("2022-12-13 uk.nrm.recovery-period.30d-policy begins: ") != std::string::npos);
  CHECK(ran.out.find("2022-12-13 uk.nrm.recovery-period.45d-policy has ended: ") !=
        std::string::npos);
  CHECK(run({"changes", "2022-12-13", "2022-12-14"}).out.empty());
  CHECK(run({"changes", "2022-12-14", "2022-12-13"}).exit == 2);
  CHECK(run({"changes", "yesterday", "2022-12-13"}).exit == 2);
}

TEST_CASE("two editions of one duty that overlap, or leave a day between, are refused") {
  const Copy copy;
  const auto card = copy.path / "united_kingdom/uk.nrm.recovery-period.30d-policy.rule";
  const auto text = text_of_file(card);
  for (const auto* wrong : {"from 12 December 2022", "from 14 December 2022"}) {
    auto changed = text;
    changed.replace(changed.find("from 13 December 2022"), 21, wrong);
    std::ofstream(card, std::ios::binary) << changed;
    const auto ran = run({"check"}, copy.path);
    CHECK(ran.exit == 1);
    CHECK(
        ran.err.find("united_kingdom/uk.nrm.recovery-period.30d-policy.rule: It follows "
                     "\"uk.nrm.recovery-period.45d-policy\", which does not end the day before") !=
        std::string::npos);
  }
}

TEST_CASE("a card that no longer says what its examples say fails the check, with the line") {
  const Copy copy;
  const auto card = copy.path / "england/eng.missing.return-interview.rule";
  auto text = text_of_file(card);
  text.replace(text.find("72 hours"), 8, "71 hours");
  std::ofstream(card, std::ios::binary) << text;
  const auto ran = run({"check"}, copy.path);
  CHECK(ran.exit == 1);
  CHECK(
      ran.err.starts_with("england/eng.missing.return-interview.rule, line 24: By the card the "
                          "duty is late, due Mon 30 Mar 2026 18:00\n"));
}

TEST_CASE("the list has a line a card") {
  const auto ran = run({"list"});
  CHECK(ran.exit == 0);
  CHECK(std::ranges::count(ran.out, '\n') == static_cast<long>(cards().all.size()));
  CHECK(ran.out.find("draft") != std::string::npos);
}

TEST_CASE("the working is explained in words, day by day") {
  const auto ran = run({"explain", "eng.missing.share", "Thu 25 Mar 2027 10:00"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("Counted: 1 Tue 30 Mar 2027.\n") != std::string::npos);
  CHECK(ran.out.find("Fri 26 Mar 2027 (Good Friday)") != std::string::npos);
  CHECK(ran.out.ends_with("The duty is open, due Tue 30 Mar 2027.\n"));
}

TEST_CASE("a duty can be explained as it stands at a later moment") {
  const auto ran = run(
      {"explain", "eng.missing.prevent.photo-id", "2026-08-29T22:40:00Z", "Mon 31 Aug 2026 09:00"});
  CHECK(ran.out.ends_with("The duty is late, due Sun 30 Aug 2026 23:40.\n"));
}

TEST_CASE("what is asked wrongly is answered with how to ask") {
  CHECK(run({}).exit == 2);
  CHECK(run({"chekc"}).err ==
        "Ask for \"check\", \"list\", \"cases\", \"explain ID MOMENT [NOW]\" or \"changes FROM "
        "TO\"\n");
  CHECK(run({"explain", "no.such.card", "Thu 25 Mar 2027"}).err ==
        "There is no card \"no.such.card\"\n");
  CHECK(run({"explain", "eng.missing.share", "soon"}).exit == 2);
  CHECK(run({"check"}, "/no/such/rules").exit == 2);
}
