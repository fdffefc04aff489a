// Any text given as an instance or as a plan is read or refused, never more; and a plan that can be
// read can be checked. The input is instances and plans, with a line of one # between them.
#include <cstddef>
#include <cstdint>

#include "plan_check/check_plan.h"
#include "plan_check/documents.h"
#include "plan_check/read_instance.h"

using namespace haven;
using namespace haven::plan_check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto half = text.find("\n#\n");
  if (half == std::string_view::npos) return 0;
  const auto instances = Documents::read(text.substr(0, half), "instances");
  const auto plans = Documents::read(text.substr(half + 3), "plans");
  if (!instances || !plans) return 0;
  for (const auto& written : instances->all()) {
    const auto instance = read_instance(written.part(Problem::Kind::bad_input));
    if (!instance) continue;
    const Subject subject{model_of(*instance), *instance};
    for (const auto& document : plans->all()) {
      const auto plan = read_plan(document.part(Problem::Kind::broken), subject.model);
      if (plan) (void)check_plan(*plan, subject);
    }
  }
  return 0;
}
