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
  Names() = default;
  Names(std::string kind, std::vector<std::string> all) : kind_(std::move(kind)) {
    for (auto& name : all) add(std::move(name));
  }
  explicit Names(std::string kind) : kind_(std::move(kind)) {}

  /// False when the name is taken.
  bool add(std::string name) { return number_.emplace(std::move(name), number_.size()).second; }
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
  std::unordered_map<std::string, std::size_t> number_;
};

}  // namespace haven::plan_check
