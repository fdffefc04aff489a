#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// Tables of facts as RFC 4180 writes them, read strictly: what a lenient reader would guess about
/// is refused with the file and the line.
namespace haven {

using CsvRow = std::vector<std::string>;

/// A row, and the line on which it begins, from 1.
struct CsvLine {
  CsvRow cells;
  std::size_t line = 1;
};

/// The rows below the heading. A line that begins with # is a remark, whatever is in it; a row
/// whose first field begins so has that field in quotes. Problem, of heading and rows: the heading
/// is not `columns`; a row with more or fewer fields; a quote that is not closed or stands where
/// none may; a carriage return; no line end at the end. `file` is only for the sentence.
Result<std::vector<CsvRow>> read_csv(std::string_view text, const CsvRow& columns,
                                     std::string_view file);

/// The same with their lines, for whoever judges what stands in them.
Result<std::vector<CsvLine>> read_csv_lines(std::string_view text, const CsvRow& columns,
                                            std::string_view file);

/// The rows, from disk. Problem (unavailable): the file cannot be read.
Result<std::vector<CsvRow>> read_csv_file(const std::filesystem::path& file, const CsvRow& columns);

}  // namespace haven
