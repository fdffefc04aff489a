#pragma once
#include <iosfwd>

#include "matching/instance.h"
#include "matching/plan.h"

/// A plan as docs/formats/matching.md has it: the assignment by ids, and the certificate by which
/// `haven match check` proves it without this code.
namespace haven::matching {

enum class Explain { short_lists, always };

/// What a plan carries beside its bound when CBC found nothing better and nothing proves that.
inline constexpr std::string_view said_by_cbc = "CBC found no better plan; nothing proves that";

/// What is printed beside the plan itself.
struct Beside {
  bool counts_optima = false;
  Explain explain = Explain::short_lists;
  /// What one more bed would be worth to everybody, place by place: which kind of home is short,
  /// and where.
  bool shows_prices = false;
  /// A further stage of the certificate: that nobody more could be placed.
  const Stage* placed = nullptr;
};

/// One line, with its end.
void write_plan(const Instance& instance, const Batch& batch, const Plan& plan,
                const Beside& beside, std::ostream& out);

}  // namespace haven::matching
