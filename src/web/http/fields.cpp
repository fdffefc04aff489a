#include "web/http/fields.h"

#include <algorithm>

#include "values/clean_text.h"
#include "web/http/wire/percent.h"

namespace haven::web {
namespace {

constexpr std::size_t most_fields = 1000;

/// Forms send line ends as CR LF (WHATWG HTML 4.10.22.6); Haven keeps LF.
std::string with_plain_line_ends(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

Result<std::string> decode(std::string_view text) {
  auto decoded = percent_decoded(text, Plus::is_space);
  if (!decoded) return problem("The form holds a percent sign that is not followed by two digits");
  if (!is_clean_utf8(*decoded)) return problem("The form holds text that is not UTF-8");
  return with_plain_line_ends(std::move(*decoded));
}

}  // namespace

bool Fields::has(std::string_view name) const {
  return std::ranges::any_of(pairs_, [&](const auto& pair) { return pair.first == name; });
}

std::string_view Fields::get(std::string_view name) const {
  for (const auto& [key, value] : pairs_)
    if (key == name) return value;
  return {};
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_)
    if (key == name) values.push_back(value);
  return values;
}

Result<Fields> read_form(std::string_view body) {
  Fields fields;
  while (!body.empty()) {
    const auto end = std::min(body.find('&'), body.size());
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (pair.empty()) continue;
    if (fields.size() == most_fields) return problem("The form has more than 1,000 fields");
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = TRY(decode(pair.substr(0, equals)));
    auto value = TRY(decode(pair.substr(std::min(equals + 1, pair.size()))));
    fields.add(std::move(name), std::move(value));
  }
  return fields;
}

}  // namespace haven::web
