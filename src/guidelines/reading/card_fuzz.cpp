// Any text given as a card, as phrases or as a calendar is read or refused, never more; and a card
// that can be read can be run.
#include <cstddef>
#include <cstdint>

#include "guidelines/check_examples.h"
#include "guidelines/rules_for_fuzzers.h"

using namespace haven::guidelines;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  (void)Phrases::read(text, {"a.discharge", "a.transfer", "a.correction"});
  (void)HolidayCalendar::read("any", text);
  const auto reading = read_small(text);
  auto phrases = reading.cards.phrases;
  (void)read_childhood(text, phrases);
  for (const auto& card : reading.cards.all) (void)check_examples(*card, reading.cards);
  return 0;
}
