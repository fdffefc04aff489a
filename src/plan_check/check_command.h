#pragma once
#include <iosfwd>
#include <span>
#include <string>

/// `haven match check`: whether plans of placement hold, by an implementation of the rules that
/// shares nothing with the one that made them.
namespace haven::plan_check {

/// FILE OUTPUT: the plans of OUTPUT against the instances of FILE, in order; a file named "-" is
/// `in`. --bench N P SEED [--variant A] OUTPUT: a plan of the benchmark. Returns 0 and a sentence a
/// plan when all holds, 1 and the first thing wrong when not, 2 for what cannot be read.
int check_command(std::span<const std::string> asked, std::istream& in, std::ostream& out,
                  std::ostream& err);

}  // namespace haven::plan_check
