#include "web/guidelines/card_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "guidelines/reading/text_lines.h"
#include "web/components/all.h"

namespace haven::web {
namespace {

/// Under these labels a new line goes on with the sentence; under the others it is one thing more.
constexpr std::string_view sentences[] = {
    "Source", "Extent",   "In force", "Confidence", "Must", "Should", "Practice", "Must not",
    "With",   "Evidence", "If late",  "Leaves out", "Note", "Who",    "Within"};

class Reading {
 public:
  void take(const std::string& line) {
    if (line.starts_with("Examples")) {
      close();
      examples_ = line;
    } else if (!examples_.empty()) {
      if (line.empty())
        close();
      else
        table_.push_back(guidelines::columns(line));
    } else if (line.starts_with(' ')) {
      add(line.substr(line.find_first_not_of(' ')));
    } else if (!line.empty()) {
      begin(line);
    }
  }
  Html all() {
    close();
    return std::move(all_);
  }

 private:
  void begin(const std::string& line) {
    end_label();
    const auto gap = line.find("  ");
    label_ = line.substr(0, gap);
    if (gap != std::string::npos) add(line.substr(line.find_first_not_of(' ', gap)));
  }
  void add(std::string words) {
    const bool goes_on =
        std::ranges::find(sentences, label_) != std::end(sentences) && !said_.empty();
    if (goes_on)
      said_.back() += " " + words;
    else
      said_.push_back(std::move(words));
  }
  void end_label() {
    if (label_.empty()) return;
    Html lines;
    for (const auto& words : said_) lines += el("div", {}, words);
    list_.rows.push_back({label_, lines});
    label_.clear();
    said_.clear();
  }
  void close() {
    end_label();
    if (!list_.rows.empty()) all_ += summary_list(list_);
    list_.rows.clear();
    if (!table_.empty()) all_ += examples_table();
    examples_.clear();
    table_.clear();
  }

  Html examples_table() {
    Table shown;
    shown.caption = examples_;
    shown.caption_classes = "govuk-table__caption--m";
    shown.classes = "app-examples";
    for (auto& heading : table_.front()) shown.head.push_back({heading});
    for (std::size_t i = 1; i < table_.size(); ++i) {
      TableRow& row = shown.rows.emplace_back();
      for (auto& cell : table_[i]) row.push_back({cell});
    }
    return scrolling(fmt::format("{}, table {}", examples_, ++tables_), table(shown));
  }

  Html all_;
  SummaryList list_;
  std::string label_;
  std::vector<std::string> said_;
  std::string examples_;
  std::vector<std::vector<std::string>> table_;  ///< The heading first.
  int tables_ = 0;
};

}  // namespace

Html card_text(const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  Reading reading;
  while (std::getline(lines, line)) reading.take(line);
  return reading.all();
}

}  // namespace haven::web
