#pragma once
#include <functional>
#include <iosfwd>
#include <span>
#include <string>

#include "matching/instance.h"

/// `haven match`: plans to consider, from the command line.
namespace haven::matching {

/// What the command needs from outside.
struct Surroundings {
  /// Seconds since any moment; for limits and for how long something took.
  std::function<double()> seconds;
  /// An invented round: children, places, seed, and whether networks are kept apart.
  std::function<Instance(int, int, std::uint64_t, bool)> invent;
  /// Whether somebody wants no more searching, but the best plan so far.
  std::function<bool()> is_called_off = [] { return false; };
  /// Whether somebody is watching: then a bar shows how far a long search is.
  bool is_terminal = false;
};

/// [--mode lexicographic|weighted] [--count] [--explain] [--prices] [--limit SECONDS] [--cbc]
/// [--threads N] [--sensitivity] [FILE]: a plan a line. bench N P SEED [--variant A] [--limit
/// SECONDS] [--cbc] [--output FILE] [--threads N] [--sensitivity]: an invented round. Returns 0, or
/// 2 with a sentence for what cannot be used.
int match_command(std::span<const std::string> asked, const Surroundings& around, std::istream& in,
                  std::ostream& out, std::ostream& err);

}  // namespace haven::matching
