#pragma once
#include <iosfwd>

namespace haven::access {

/// Answers questions about access, one JSON object a line in and one a line out:
/// {"id","decision","because","sees","obligations"}. What is odd but can be answered is remarked on
/// `err`, with its line. Returns the exit code: 0 when every line was answered; 2 at the first that
/// cannot be read, with a sentence on `err` that names it and says what to do.
int decide_command(std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace haven::access
