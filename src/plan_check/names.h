#pragma once
#include <fmt/format.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "plan_check/json_part.h"

/// The ids of one kind of thing, and the number of each.
namespace haven::plan_check {

class Names {
 public:
  explicit Names(std::string kind) : kind_(std::move(kind)) {}

  /// False when the name is taken.
  bool add(const std::string& name) {
    const bool is_new = number_.emplace(name, all_.size()).second;
    if (is_new) all_.push_back(name);
    return is_new;
  }
  const std::string& operator[](std::size_t number) const { return all_[number]; }

  /// Problem: nothing has this name; it stands where `part` is.
  Result<std::size_t> number_of(const std::string& name, const Part& part) const {
    const auto found = number_.find(name);
    if (found == number_.end())
      return part.wrong(fmt::format("There is no {} \"{}\": write the id of one", kind_, name));
    return found->second;
  }
  Result<std::size_t> number_of(const Part& part) const {
    return number_of(TRY(part.text()), part);
  }

 private:
  std::string kind_;
  std::vector<std::string> all_;
  std::unordered_map<std::string, std::size_t> number_;
};

}  // namespace haven::plan_check
