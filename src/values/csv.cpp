#include "values/csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <iterator>

namespace haven {
namespace {

/// Takes a text apart, row by row, and knows on which line it is.
class Reader {
 public:
  Reader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t row_line() const { return row_line_; }

  void pass_over_remarks() {
    while (text_.substr(at_).starts_with('#')) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      take('\n');
    }
  }

  Result<CsvRow> row() {
    row_line_ = line_;
    CsvRow row{TRY(field())};
    while (take(',')) row.push_back(TRY(field()));
    if (take('\n')) return row;
    return at_end() ? wrong("ends without a line end")
                    : wrong("has a letter after a closing quote");
  }

  tl::unexpected<Problem> wrong(std::string_view what) const {
    return problem(fmt::format("{}, line {}: this row {}", file_, row_line_, what),
                   fmt::format("{}:{}", file_, row_line_));
  }

 private:
  bool take(char letter) {
    if (at_end() || text_[at_] != letter) return false;
    line_ += letter == '\n';
    ++at_;
    return true;
  }

  Result<std::string> field() {
    if (take('"')) return quoted();
    const auto end = std::min(text_.find_first_of(",\n", at_), text_.size());
    std::string plain(text_.substr(at_, end - at_));
    if (plain.find_first_of("\"\r") != std::string::npos)
      return wrong("has a quote or a carriage return in a field that is not quoted");
    at_ = end;
    return plain;
  }

  Result<std::string> quoted() {
    std::string field;
    while (!at_end()) {
      // Two quotes are one quote of the field; one alone closes it.
      if (take('"')) {
        if (!take('"')) return field;
        field += '"';
      } else {
        field += text_[at_];
        take(text_[at_]);
      }
    }
    return wrong("has a quote that is not closed");
  }

  std::string_view text_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
};

}  // namespace

Result<std::vector<CsvLine>> read_csv_lines(std::string_view text, const CsvRow& columns,
                                            std::string_view file) {
  Reader reader(text, file);
  reader.pass_over_remarks();
  if (TRY(reader.row()) != columns)
    return reader.wrong(fmt::format("must be the heading \"{}\"", fmt::join(columns, ",")));
  std::vector<CsvLine> lines;
  for (reader.pass_over_remarks(); !reader.at_end(); reader.pass_over_remarks()) {
    auto row = TRY(reader.row());
    if (row.size() != columns.size())
      return reader.wrong(
          fmt::format("has {} fields where {} are expected", row.size(), columns.size()));
    lines.push_back({std::move(row), reader.row_line()});
  }
  return lines;
}

Result<std::vector<CsvRow>> read_csv(std::string_view text, const CsvRow& columns,
                                     std::string_view file) {
  std::vector<CsvRow> rows;
  for (auto& line : TRY(read_csv_lines(text, columns, file))) rows.push_back(std::move(line.cells));
  return rows;
}

Result<std::vector<CsvRow>> read_csv_file(const std::filesystem::path& file,
                                          const CsvRow& columns) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in)
    return problem(fmt::format("The table {} cannot be read", file.string()), file.string(),
                   Problem::Kind::unavailable);
  return read_csv(text, columns, file.string());
}

}  // namespace haven
