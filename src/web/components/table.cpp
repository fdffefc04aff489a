#include "web/components/table.h"

namespace haven::web {
namespace {

Attribute spans(const Cell& cell) {
  const Attributes both = {when(cell.colspan > 0, attr("colspan", cell.colspan)),
                           when(cell.rowspan > 0, attr("rowspan", cell.rowspan)),
                           all(cell.attributes)};
  return all(both);
}

/// The classes of a cell: the plain case copies nothing.
Attribute classes(AttributeValue plain, const Cell& cell) {
  if (cell.format.empty() && cell.classes.empty()) return cls(std::move(plain));
  std::string names(plain.view());
  if (!cell.format.empty()) ((names += ' ').append(plain.view()) += "--") += cell.format;
  if (!cell.classes.empty()) (names += ' ') += cell.classes;
  return cls(std::move(names));
}

Html head_cell(const Cell& cell) {
  return el("th", {attr("scope", "col"), classes("govuk-table__header", cell), spans(cell)},
            cell.text);
}

Html row_header(const Cell& cell) {
  return el("th", {attr("scope", "row"), cls("govuk-table__header", cell.classes), spans(cell)},
            cell.text);
}

Html body_cell(const Cell& cell) {
  if (cell.attributes.empty() && cell.colspan == 0 && cell.rowspan == 0)
    return el("td", {classes("govuk-table__cell", cell)}, cell.text);
  return el("td", {classes("govuk-table__cell", cell), spans(cell)}, cell.text);
}

Html body_row(const TableRow& row, bool first_is_header) {
  Html cells;
  for (std::size_t i = 0; i < row.size(); ++i)
    cells += i == 0 && first_is_header ? row_header(row[i]) : body_cell(row[i]);
  return el("tr", {cls("govuk-table__row")}, cells);
}

}  // namespace

Html table(const Table& options) {
  const Html caption =
      options.caption
          ? el("caption", {cls("govuk-table__caption", options.caption_classes)}, options.caption)
          : Html();
  const Html head = options.head.empty()
                        ? Html()
                        : el("thead", {cls("govuk-table__head")},
                             el("tr", {cls("govuk-table__row")}, each(options.head, head_cell)));
  return el("table", {cls("govuk-table", options.classes), all(options.attributes)}, caption, head,
            el("tbody", {cls("govuk-table__body")}, each(options.rows, [&](const TableRow& row) {
                 return body_row(row, options.first_cell_is_header);
               })));
}

Html scrolling(std::string_view name, const Html& wide) {
  // Someone without a mouse scrolls a box by focusing it first.
  return el("div",
            {cls("app-scrolling"), attr("role", "region"), attr("aria-label", name),
             attr("tabindex", "0")},
            wide);
}

}  // namespace haven::web
