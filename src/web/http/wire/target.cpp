#include "web/http/wire/target.h"

#include <algorithm>

#include "values/clean_text.h"
#include "web/http/wire/percent.h"

namespace haven::web {
namespace {

/// One segment, decoded; nothing when it is not plain.
std::optional<std::string> read_segment(std::string_view raw) {
  auto segment = percent_decoded(raw, Plus::is_plus);
  if (!segment || !is_clean_utf8(*segment) || *segment == "." || *segment == "..")
    return std::nullopt;
  for (const char c : *segment)
    if (c == '/' || c == '\\' || c == '%' || (c >= 0 && c < ' ')) return std::nullopt;
  return segment;
}

std::optional<std::string> read_path(std::string_view raw) {
  if (!raw.starts_with('/')) return std::nullopt;
  std::string path;
  raw.remove_prefix(1);
  for (;;) {
    const auto end = std::min(raw.find('/'), raw.size());
    const bool is_last = end == raw.size();
    if (end == 0 && !is_last) return std::nullopt;
    const auto segment = read_segment(raw.substr(0, end));
    if (!segment) return std::nullopt;
    (path += '/') += *segment;
    if (is_last) return path;
    raw.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<Target> read_target(std::string_view target) {
  const auto mark = std::min(target.find('?'), target.size());
  auto path = read_path(target.substr(0, mark));
  auto query = read_form(target.substr(std::min(mark + 1, target.size())));
  if (!path || !query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

}  // namespace haven::web
