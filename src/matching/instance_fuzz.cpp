// Any text given as instances is read or refused, never more; and what can be read can be asked
// about, and planned when it is small.
#include <cstddef>
#include <cstdint>

#include "matching/plan.h"
#include "matching/reading/read_instance.h"
#include "matching/reading/read_instances.h"
#include "matching/rules/rule_words.h"
#include "matching/rules/rules.h"

using namespace haven::matching;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto read = read_instances({reinterpret_cast<const char*>(bytes), size});
  if (!read) return 0;
  for (const auto& instance : *read) {
    const Rules rules(instance);
    for (std::size_t u = 0; u < instance.units.size(); ++u)
      for (std::size_t p = 0; p < instance.places.size(); ++p)
        (void)names_of(rules.blocking(static_cast<int>(u), static_cast<int>(p)));
    if (instance.units.size() > 8 || instance.places.size() > 8) continue;
    const auto batch = batch_of(instance);
    (void)make_plan(batch, Mode::lexicographic, {});
  }
  return 0;
}
