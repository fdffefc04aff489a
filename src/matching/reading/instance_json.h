#pragma once
#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "matching/instance.h"
#include "values/result.h"

/// The small steps of reading an instance: a field of an object, with its range, or a Problem that
/// names it.
namespace haven::matching {

namespace json = boost::json;

struct Range {
  std::int64_t least;
  std::int64_t most;
};

/// An object with its place in the instance, such as "places[3]".
struct Part {
  const json::object& fields;
  std::string where;

  std::string at(std::string_view key) const;
  const json::value* find(std::string_view key) const { return fields.if_contains(key); }
};

tl::unexpected<Problem> refused(std::string where, std::string says);

Result<Part> object_at(const json::value& value, const std::string& where);
Result<const json::array*> array_at(const json::value& value, const std::string& where);
/// A text of 1 to 200 bytes.
Result<std::string> text_at(const json::value& value, const std::string& where);
Result<std::int64_t> whole_at(const json::value& value, const std::string& where, Range range);
Result<bool> truth_at(const json::value& value, const std::string& where);

Result<void> only(const Part& part, std::initializer_list<std::string_view> known);
Result<std::string> text(const Part& part, std::string_view key);
Result<int> whole(const Part& part, std::string_view key, Range range);
Result<int> whole(const Part& part, std::string_view key, Range range, int absent);
/// A date such as 2026-11-28. Empty when absent.
Result<std::string> date(const Part& part, std::string_view key);
Result<Level> level(const Part& part);

/// What null stands for: nobody knows. Absent is `absent`.
Result<std::optional<bool>> known_truth(const Part& part, std::string_view key,
                                        std::optional<bool> absent);

/// Numbers for names, in the order in which they come.
class Names {
 public:
  int number_of(const std::string& name);
  std::optional<int> find(std::string_view name) const;
  int count() const { return static_cast<int>(numbers_.size()); }

 private:
  std::map<std::string, int, std::less<>> numbers_;
};

/// The names of an array as a set. Problem: more than 64 different ones in the instance.
Result<Set> set_at(const json::value& value, const std::string& where, Names& names);

/// The names of an array as numbers, ascending, each once.
Result<std::vector<int>> numbers_at(const json::value& value, const std::string& where,
                                    Names& names);

}  // namespace haven::matching
