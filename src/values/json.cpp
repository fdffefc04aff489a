#include "values/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <cmath>
#include <set>
#include <vector>

namespace haven {
namespace {

namespace json = boost::json;

/// Watches a parse go by and notes the first duplicate key or number that does not fit: the
/// library's own reader keeps the last duplicate and turns a long integer into a double.
struct Watcher {
  static constexpr std::size_t max_object_size = 1U << 20;
  static constexpr std::size_t max_array_size = 1U << 24;
  static constexpr std::size_t max_key_size = 1U << 12;
  static constexpr std::size_t max_string_size = 1U << 26;

  std::vector<std::set<std::string, std::less<>>> keys;
  std::string key;
  std::string complaint;

  bool complain(std::string says) {
    complaint = std::move(says);
    return false;
  }
  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) {
    keys.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, json::error_code&) {
    keys.pop_back();
    return true;
  }
  bool on_array_begin(json::error_code&) { return true; }
  bool on_array_end(std::size_t, json::error_code&) { return true; }
  bool on_key_part(std::string_view part, std::size_t, json::error_code&) {
    key += part;
    return true;
  }
  bool on_key(std::string_view part, std::size_t, json::error_code& error) {
    key += part;
    const bool fresh = keys.back().insert(std::exchange(key, {})).second;
    if (fresh) return true;
    error = json::error::syntax;
    return complain("a key is given twice");
  }
  bool on_string_part(std::string_view, std::size_t, json::error_code&) { return true; }
  bool on_string(std::string_view, std::size_t, json::error_code&) { return true; }
  bool on_number_part(std::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t, std::string_view, json::error_code&) { return true; }
  bool on_uint64(std::uint64_t, std::string_view, json::error_code&) { return true; }
  bool on_double(double value, std::string_view text, json::error_code& error) {
    const bool whole = text.find_first_of(".eE") == std::string_view::npos;
    if (std::isfinite(value) && !whole) return true;
    error = json::error::syntax;
    return complain("a number is too large");
  }
  bool on_bool(bool, json::error_code&) { return true; }
  bool on_null(json::error_code&) { return true; }
  bool on_comment_part(std::string_view, json::error_code&) { return true; }
  bool on_comment(std::string_view, json::error_code&) { return true; }
};

void write(const json::value& value, std::string& out);

void write(const json::object& object, std::string& out) {
  std::vector<const json::key_value_pair*> pairs;
  for (const auto& pair : object) pairs.push_back(&pair);
  std::ranges::sort(pairs, {}, [](const auto* pair) { return std::string_view(pair->key()); });
  out += '{';
  for (const auto* pair : pairs) {
    if (out.back() != '{') out += ',';
    out += json::serialize(json::string_view(pair->key()));
    out += ':';
    write(pair->value(), out);
  }
  out += '}';
}

void write(const json::value& value, std::string& out) {
  if (const auto* object = value.if_object()) return write(*object, out);
  if (const auto* array = value.if_array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      write((*array)[i], out);
    }
    out += ']';
    return;
  }
  out += json::serialize(value);
}

json::parse_options limits() {
  json::parse_options options;
  options.max_depth = 32;
  return options;
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(
                 std::ranges::count(text.substr(0, std::min(offset, text.size())), '\n'));
}

}  // namespace

Result<json::value> read_json(std::string_view text) {
  json::basic_parser<Watcher> watcher(limits());
  json::error_code error;
  const auto read = watcher.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size() &&
      text.find_first_not_of(" \t\r\n", read) != std::string_view::npos)
    error = json::error::extra_data;
  if (error) {
    const auto& complaint = watcher.handler().complaint;
    return problem(fmt::format("Line {} is not JSON that can be read: {}", line_of(text, read),
                               complaint.empty() ? error.message() : complaint));
  }
  auto value = json::parse(text, error, {}, limits());
  if (error) return problem(fmt::format("This is not JSON that can be read: {}", error.message()));
  return value;
}

std::string canonical(const json::value& value) {
  std::string out;
  write(value, out);
  return out;
}

Result<void> only_known(const json::object& object, std::initializer_list<std::string_view> known) {
  for (const auto& pair : object)
    if (std::ranges::find(known, std::string_view(pair.key())) == known.end())
      return problem(fmt::format("\"{}\" is not a known key", std::string_view(pair.key())),
                     std::string(pair.key()));
  return {};
}

}  // namespace haven
