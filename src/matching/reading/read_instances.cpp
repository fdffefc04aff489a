#include "matching/reading/read_instances.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "matching/reading/read_instance.h"
#include "values/json.h"

namespace haven::matching {
namespace {

namespace json = boost::json;

constexpr std::string_view blanks = " \t\r";

Problem in(std::string place, Problem found) {
  found.where = found.where.empty() ? std::move(place) : fmt::format("{}, {}", place, found.where);
  return found;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

Result<std::vector<Instance>> read_lines(std::string_view text) {
  std::vector<Instance> instances;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto line = first_line(text);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.find_first_not_of(blanks) == std::string_view::npos) continue;
    const auto where = fmt::format("line {}", number);
    const auto value = read_json(line);
    // Its own line number is that of a text of one line.
    if (!value)
      return problem("This line is not JSON that can be read" +
                         value.error().says.substr(
                             std::min(value.error().says.find(':'), value.error().says.size())),
                     where);
    auto instance = read_instance(*value);
    if (!instance) return tl::unexpected(in(where, instance.error()));
    instances.push_back(std::move(*instance));
  }
  return instances;
}

const json::array* list_in(const json::value& value) {
  if (const auto* array = value.if_array()) return array;
  const auto* object = value.if_object();
  const auto* list = object == nullptr ? nullptr : object->if_contains("instances");
  return list == nullptr ? nullptr : list->if_array();
}

}  // namespace

Result<std::vector<Instance>> read_instances(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos)
    return problem("There is no instance; give at least one, as docs/formats/matching.md says");
  // A first line that is JSON by itself is the first of a line each.
  const auto rest = text.substr(begin);
  const bool has_more =
      rest.find_first_not_of(" \t\r\n", first_line(rest).size()) != std::string_view::npos;
  if (has_more && read_json(first_line(rest))) return read_lines(text);

  const auto value = read_json(text);
  if (!value) {
    // More than one line that begins an object: say which line is wrong, not that there are many.
    if (has_more && first_line(rest).ends_with('}')) return read_lines(text);
    return tl::unexpected(value.error());
  }
  std::vector<Instance> instances;
  const auto* list = list_in(*value);
  if (list == nullptr) {
    instances.push_back(TRY(read_instance(*value)));
    return instances;
  }
  for (const auto& one : *list) {
    auto instance = read_instance(one);
    if (!instance)
      return tl::unexpected(in(fmt::format("instances[{}]", instances.size()), instance.error()));
    instances.push_back(std::move(*instance));
  }
  return instances;
}

}  // namespace haven::matching
