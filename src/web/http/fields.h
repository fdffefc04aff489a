#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "values/result.h"

/// Names with values, in the order they came; a name may come more than once.
namespace haven::web {

class Fields {
 public:
  Fields() = default;
  Fields(std::initializer_list<std::pair<std::string, std::string>> pairs) : pairs_(pairs) {}

  void add(std::string name, std::string value) {
    pairs_.emplace_back(std::move(name), std::move(value));
  }
  bool has(std::string_view name) const;
  /// The first value of that name; empty when there is none.
  std::string_view get(std::string_view name) const;
  /// Every value of that name, in order: the ticked boxes of a question.
  std::vector<std::string> all(std::string_view name) const;

  bool empty() const { return pairs_.empty(); }
  std::size_t size() const { return pairs_.size(); }
  auto begin() const { return pairs_.begin(); }
  auto end() const { return pairs_.end(); }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Reads application/x-www-form-urlencoded (WHATWG URL standard, part 5), strictly: every percent
/// is followed by two hexadecimal digits, the words are UTF-8, there is no NUL, and there are 1,000
/// fields at most. Line ends become \n. Problem: says what is wrong, never what was typed.
Result<Fields> read_form(std::string_view body);

}  // namespace haven::web
