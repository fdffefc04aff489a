#pragma once
#include <functional>
#include <iosfwd>
#include <string_view>

namespace haven::access {

/// Answers questions about access, one JSON object a line in and one a line out:
/// {"id","decision","because","sees","obligations"}. What is odd but can be answered is remarked on
/// `err`, with its line. Returns the exit code: 0 when every line was answered; 2 at the first that
/// cannot be read, with a sentence on `err` that names it and says what to do.
/// `gives_more` answers for a question that does not say it whether recording its event gives
/// somebody more than they had.
int decide_command(std::istream& in, std::ostream& out, std::ostream& err,
                   const std::function<bool(std::string_view event)>& gives_more);

}  // namespace haven::access
