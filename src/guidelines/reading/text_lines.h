#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// How the files of rules/ are cut: lines, labels, columns; and what a misspelt word may have
/// meant.
namespace haven::guidelines {

struct Line {
  int number = 0;  ///< From 1.
  std::string text;
};

/// A label and what is said under it. In "Within      72 hours" the label is the first twelve
/// characters and what follows begins in column 13, as do the lines that continue it; the rows of
/// a table begin in column 3.
struct Labelled {
  std::string label;
  int line = 0;
  std::vector<Line> said;
};

/// A text of a title and labels.
struct LabelledText {
  Line title;
  std::vector<Labelled> labels;
};

/// The lines of a text, without line ends and spaces at the end. Problem: a tab, a carriage return
/// or another control character, with its line.
Result<std::vector<Line>> lines_of(std::string_view text);

/// Problem: no title, or a line that is neither a label, nor a row, nor a continuation.
Result<LabelledText> labelled_text(std::string_view text);

/// The columns of a line, two spaces or more apart.
std::vector<std::string> columns(std::string_view line);

/// The pieces between a separator, trimmed.
std::vector<std::string> split(std::string_view text, std::string_view separator);
std::string trim(std::string_view text);

/// The word among `known` that `word` is nearest to, if it is near enough to be a slip; else empty.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "line 12".
std::string line_words(int number);

}  // namespace haven::guidelines
