#include "plan_check/documents.h"

#include <fmt/format.h>

#include "values/json.h"

namespace haven::plan_check {
namespace {

constexpr std::string_view blanks = " \t\r";

struct Line {
  std::string_view text;
  std::size_t number;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    if (line.find_first_not_of(blanks) != std::string_view::npos) lines.push_back({line, number});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

void Documents::add_all(const boost::json::array& list, const std::string& where) {
  for (std::size_t i = 0; i < list.size(); ++i)
    all_.push_back({&list[i], fmt::format("{}[{}]", where, i)});
}

Result<void> Documents::add(boost::json::value value, const std::string& where,
                            std::string_view listed) {
  kept_.push_back(std::move(value));
  const auto& kept = kept_.back();
  const Part part(kept, where);
  if (const auto* list = kept.if_array()) {
    add_all(*list, where + ", list");
  } else if (!part.has(listed)) {
    all_.push_back({&kept, where});
  } else {
    TRY(part.only({listed}));
    const auto* all = kept.as_object().at(listed).if_array();
    if (all == nullptr) return problem("Write a list, [...]", where + ", " + std::string(listed));
    add_all(*all, where + ", " + std::string(listed));
  }
  return {};
}

Result<Documents> Documents::read(std::string_view text, std::string_view listed) {
  Documents documents;
  const auto lines = lines_of(text);
  if (lines.empty()) return problem("Nothing is written here", "line 1");
  if (!read_json(lines.front().text)) {
    TRY(documents.add(TRY(read_json(text)), "line 1", listed));
    return documents;
  }
  for (const auto& line : lines) {
    auto value = read_json(line.text);
    const auto where = fmt::format("line {}", line.number);
    if (!value) return problem(value.error().says, where);
    TRY(documents.add(std::move(*value), where, listed));
  }
  return documents;
}

}  // namespace haven::plan_check
