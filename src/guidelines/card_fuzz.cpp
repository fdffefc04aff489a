// Any text given as a card, as phrases or as a calendar is read or refused, never more; and a card
// that can be read can be run.
#include <cstddef>
#include <cstdint>

#include "guidelines/examples.h"
#include "guidelines/read_card.h"

using namespace haven::guidelines;

namespace {

Phrases& phrases() {
  static auto read = *Phrases::read(
      "it starts  starts  it.starts\n"
      "the start  -  it.starts\n"
      "it is done  done  it.ended  outcome = done or left\n"
      "it goes wrong  wrong  it.wrong  first since it.starts\n"
      "it is so  so  fact so  yes\n"
      "it is N  turns  birthday N\n"
      "it is under N  born  age  under N\n"
      "it is long since  long  since it.starts  N months\n"
      "it goes on  on  while it.starts until it.ended\n");
  return read;
}

const Calendars& calendars() {
  static const auto read = [] {
    Calendars made;
    made.by_name.emplace("england",
                         *HolidayCalendar::read("england",
                                                "England\n\nSource      A test\nFor         "
                                                "England\nYears       2019 to 2028\n\nDays\n"
                                                "  Fri 3 Apr 2026  Good Friday\n"));
    (void)read_owners("somebody  the child's nation\n", made);
    return made;
  }();
  return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  (void)Phrases::read(text);
  (void)HolidayCalendar::read("any", text);
  (void)read_childhood(text, phrases());
  Cards cards;
  cards.calendars = calendars();
  if (auto card = read_card("england/any.rule", text, {phrases(), calendars()})) {
    cards.phrases = phrases();
    for (const auto& part : *card) (void)check_examples(part, cards);
  }
  return 0;
}
