#include "guidelines/reading/written_time.h"

#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

std::string read(std::string_view text, std::optional<std::chrono::year> year = {}) {
  const auto time = read_written_time(text, year);
  return time ? to_text(time->span) : time.error().says;
}

}  // namespace

TEST_CASE("a written time is one of London's clock") {
  CHECK(read("Fri 27 Mar 2026 18:00") == "2026-03-27T18:00:00Z");
  CHECK(read("Mon 30 Mar 2026 19:00") == "2026-03-30T18:00:00Z");
}

TEST_CASE("a written day without a time is the whole day") {
  CHECK(read("Thu 6 May 2027") == "2027-05-05T23:00:00Z/2027-05-06T22:59:59Z");
}

TEST_CASE("the year may come from the table, and its own year goes before") {
  CHECK(read("Fri 27 Mar 18:00", std::chrono::year(2026)) == "2026-03-27T18:00:00Z");
  CHECK(read("Tue 1 Feb 2028 09:00", std::chrono::year(2026)) == "2028-02-01T09:00:00Z");
  CHECK(read("Fri 27 Mar 18:00") == "\"Fri 27 Mar 18:00\" has no year");
}

TEST_CASE("a weekday that does not match its date is refused") {
  CHECK(read("Thu 27 Mar 2026 18:00") == "27 March 2026 is a Friday, not a Thursday");
}

TEST_CASE("in the hour that comes twice the writer says which is meant, and nowhere else") {
  CHECK(read("Sun 25 Oct 2026 01:30 BST") == "2026-10-25T00:30:00Z");
  CHECK(read("Sun 25 Oct 2026 01:30 GMT") == "2026-10-25T01:30:00Z");
  CHECK(read("Sun 25 Oct 2026 01:30") ==
        "This hour comes twice, as the clocks go back: write BST or GMT after it");
  CHECK(read("Sun 25 Oct 2026 03:30 GMT") == "BST or GMT stands only in an hour that comes twice");
}

TEST_CASE("the hour that is skipped in March is refused") {
  CHECK(read("Sun 29 Mar 2026 01:30") ==
        "There was no such time on 29 March 2026: the clocks went forward");
}

TEST_CASE("what is not a time is refused") {
  CHECK(read("Fri 31 Jun 2026") == "\"Fri 31 Jun 2026\" is not a date");
  for (const auto* bad : {"", "Friday 27 Mar 2026", "Fri 27 Mar 2026 24:00", "Fri 27 Mar 2026 9:00",
                          "Fri 27 Mar 2026 18:00 EST x", "27 Mar 2026", "Fri 27 March 2026 18:00",
                          "Fri  27 Mar 2026", "Fri"})
    CHECK_FALSE_MESSAGE(read_written_time(bad, {}), bad);
}

TEST_CASE("a long date has a day, a month in full and a year") {
  CHECK(*read_long_date("16 January 2014") == day("2014-01-16"));
  for (const auto* bad : {"16 Jan 2014", "30 February 2014", "January 2014", "16 January 14", ""})
    CHECK_FALSE_MESSAGE(read_long_date(bad), bad);
}
