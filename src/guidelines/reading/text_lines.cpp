#include "guidelines/reading/text_lines.h"

#include <fmt/format.h>

#include <algorithm>

namespace haven::guidelines {
namespace {

constexpr std::size_t label_width = 12;

bool is_indented(std::string_view line, std::size_t by) {
  return line.size() > by && line.find_first_not_of(' ') == by;
}

/// How many letters must be added, left out, changed, or swapped with the next.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[a.size()][b.size()];
}

Result<Labelled> new_label(const Line& line) {
  Labelled labelled{trim(line.text.substr(0, label_width)), line.number, {}};
  if (line.text.size() <= label_width) return labelled;
  if (line.text[label_width - 1] != ' ' || line.text[label_width] == ' ')
    return problem("What follows a label begins in column 13, after a space",
                   line_words(line.number));
  labelled.said.push_back({line.number, line.text.substr(label_width)});
  return labelled;
}

Result<void> add_line(const Line& line, LabelledText& read) {
  if (line.text.front() != ' ') {
    read.labels.push_back(TRY(new_label(line)));
    return {};
  }
  const bool belongs =
      !read.labels.empty() && (is_indented(line.text, label_width) || is_indented(line.text, 2));
  if (!belongs)
    return problem("This line is not a label, a row of a table, or the continuation of a label",
                   line_words(line.number));
  read.labels.back().said.push_back({line.number, trim(line.text)});
  return {};
}

}  // namespace

std::string line_words(int number) { return fmt::format("line {}", number); }

std::string trim(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

Result<std::vector<Line>> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = std::string(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find('\t') != std::string::npos)
      return problem("There is a tab in this line; use spaces", line_words(number));
    if (std::ranges::any_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
      return problem("There is a character in this line that cannot be seen", line_words(number));
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back({number, std::move(line)});
  }
  return lines;
}

Result<LabelledText> labelled_text(std::string_view text) {
  LabelledText read;
  for (const auto& line : TRY(lines_of(text))) {
    if (line.text.empty()) continue;
    if (read.title.text.empty() && line.text.front() != ' ')
      read.title = line;
    else
      TRY(add_line(line, read));
  }
  if (read.title.text.empty()) return problem("There is no title", line_words(1));
  return read;
}

std::vector<std::string> columns(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.empty()) return cells;
    const auto end = std::min(line.find("  "), line.size());
    cells.emplace_back(trim(line.substr(0, end)));
    line.remove_prefix(end);
  }
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> pieces;
  while (true) {
    const auto end = text.find(separator);
    pieces.push_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + separator.size());
  }
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  // A third of the letters wrong is no longer a slip.
  std::size_t least = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const auto& candidate : known) {
    const auto gap = candidate.size() > word.size() ? candidate.size() - word.size()
                                                    : word.size() - candidate.size();
    if (gap > least) continue;
    const auto far = distance(word, candidate);
    // Of two as near, the longer: letters are left out more often than put in.
    if (far < least || (far == least && candidate.size() > best.size() && !best.empty())) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

}  // namespace haven::guidelines
