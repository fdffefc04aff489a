// Any text given as a child's case is answered or refused with a sentence, never more; what is
// answered is answered the same when it is asked again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "guidelines/asking/duties_command.h"
#include "guidelines/rules_for_fuzzers.h"

using namespace haven::guidelines;

namespace {

const Cards& cards() {
  static const auto reading = read_small(small_card());
  if (!reading.problems.empty()) std::abort();
  return reading.cards;
}

struct Answer {
  int code;
  std::string out, err;
  bool operator==(const Answer&) const = default;
};

Answer answer(const std::string& text) {
  std::istringstream in(text);
  std::ostringstream out;
  std::ostringstream err;
  const int code = duties_command(in, out, err, cards(), {});
  return {code, out.str(), err.str()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const auto first = answer(text);
  const bool is_refused = first.code == 2 && first.out.empty() && !first.err.empty();
  if (first.code != 0 && !is_refused) std::abort();
  if (!(first == answer(text))) std::abort();
  return 0;
}
