#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/html/html.h"

/// GOV.UK table.
namespace haven::web {

struct Cell {
  Html text = {};
  std::string format = {};  ///< "numeric" sets it to the right.
  std::string classes = {};
  unsigned colspan = 0;
  unsigned rowspan = 0;
  Attributes attributes = {};
};

using TableRow = std::vector<Cell>;

struct Table {
  Html caption = {};
  std::string caption_classes = {};  ///< "govuk-table__caption--m" and the like.
  TableRow head = {};
  std::vector<TableRow> rows = {};
  bool first_cell_is_header = false;
  std::string classes = {};
  Attributes attributes = {};
};

Html table(const Table& options);
/// A wide table in a box of its own that scrolls sideways, so that the page does not.
Html scrolling(std::string_view name, const Html& wide);

}  // namespace haven::web
