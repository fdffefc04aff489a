#include "matching/reading/instance_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "values/json.h"

namespace haven::matching {
namespace {

constexpr std::size_t longest_text = 200;
constexpr int most_in_set = 63;

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  return true;
}

}  // namespace

std::string Part::at(std::string_view key) const {
  return where.empty() ? std::string(key) : fmt::format("{}.{}", where, key);
}

tl::unexpected<Problem> refused(std::string where, std::string says) {
  return problem(std::move(says), std::move(where));
}

Result<Part> object_at(const json::value& value, const std::string& where) {
  if (const auto* object = value.if_object()) return Part{*object, where};
  return refused(where, "Give an object in braces here");
}

Result<const json::array*> array_at(const json::value& value, const std::string& where) {
  if (const auto* array = value.if_array()) return array;
  return refused(where, "Give a list in square brackets here");
}

Result<std::string> text_at(const json::value& value, const std::string& where) {
  const auto* text = value.if_string();
  if (text == nullptr || text->empty() || text->size() > longest_text)
    return refused(where, fmt::format("Give a text of 1 to {} letters here", longest_text));
  return std::string(*text);
}

Result<std::int64_t> whole_at(const json::value& value, const std::string& where, Range range) {
  const auto* number = value.if_int64();
  if (number == nullptr || *number < range.least || *number > range.most)
    return refused(where,
                   fmt::format("Give a whole number from {} to {} here", range.least, range.most));
  return *number;
}

Result<bool> truth_at(const json::value& value, const std::string& where) {
  if (const auto* truth = value.if_bool()) return *truth;
  return refused(where, "Give true or false here, or null if nobody knows");
}

Result<void> only(const Part& part, std::initializer_list<std::string_view> known) {
  auto checked = only_known(part.fields, known);
  if (!checked)
    return refused(part.at(checked.error().where),
                   fmt::format("\"{}\" is not known here; take it out or correct its spelling",
                               checked.error().where));
  return {};
}

Result<std::string> text(const Part& part, std::string_view key) {
  const auto* value = part.find(key);
  if (value == nullptr) return refused(part.at(key), fmt::format("There must be a \"{}\"", key));
  return text_at(*value, part.at(key));
}

Result<int> whole(const Part& part, std::string_view key, Range range) {
  const auto* value = part.find(key);
  if (value == nullptr) return refused(part.at(key), fmt::format("There must be a \"{}\"", key));
  return static_cast<int>(TRY(whole_at(*value, part.at(key), range)));
}

Result<int> whole(const Part& part, std::string_view key, Range range, int absent) {
  if (part.find(key) == nullptr) return absent;
  return whole(part, key, range);
}

Result<std::string> date(const Part& part, std::string_view key) {
  if (part.find(key) == nullptr) return std::string();
  auto day = TRY(text(part, key));
  if (!is_date(day)) return refused(part.at(key), "Give a date such as 2026-11-28 here");
  return day;
}

Result<Level> level(const Part& part) {
  const auto name = TRY(text(part, "level"));
  if (name == "place") return Level::place;
  if (name == "authority") return Level::authority;
  return refused(part.at("level"), "Give \"place\" or \"authority\" here");
}

Result<std::optional<bool>> known_truth(const Part& part, std::string_view key,
                                        std::optional<bool> absent) {
  const auto* value = part.find(key);
  if (value == nullptr) return absent;
  if (value->is_null()) return std::optional<bool>{};
  return std::optional(TRY(truth_at(*value, part.at(key))));
}

int Names::number_of(const std::string& name) {
  return numbers_.try_emplace(name, count()).first->second;
}

std::optional<int> Names::find(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<int>> numbers_at(const json::value& value, const std::string& where,
                                    Names& names) {
  std::vector<int> numbers;
  for (const auto& one : *TRY(array_at(value, where)))
    numbers.push_back(
        names.number_of(TRY(text_at(one, fmt::format("{}[{}]", where, numbers.size())))));
  std::ranges::sort(numbers);
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  return numbers;
}

Result<Set> set_at(const json::value& value, const std::string& where, Names& names) {
  Set set = 0;
  for (const int number : TRY(numbers_at(value, where, names))) {
    if (number >= most_in_set)
      return refused(where, fmt::format("An instance can name {} different ones at most; join some",
                                        most_in_set));
    set |= Set{1} << number;
  }
  return set;
}

}  // namespace haven::matching
