#pragma once
#include <boost/json.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// JSON read strictly, one part at a time, so that whatever is wrong is told with its place.
namespace haven::plan_check {

struct NamedPart;

/// A value inside a document that outlives it, and where it stands: "units[2].tier". What can be
/// read but is not right (a number out of its range, a key too many) is a problem of `kind`; what
/// is no number, text or list where one must be is bad input.
class Part {
 public:
  Part(const boost::json::value& value, std::string where,
       Problem::Kind kind = Problem::Kind::bad_input)
      : value_(&value), where_(std::move(where)), kind_(kind) {}

  const std::string& where() const { return where_; }
  bool is_null() const { return value_->is_null(); }
  bool has(std::string_view key) const;

  /// Problem: it is not a whole number, or not from `least` to `most`.
  Result<std::int64_t> whole(std::int64_t least, std::int64_t most) const;
  /// Problem: it is not text, or empty.
  Result<std::string> text() const;
  Result<bool> truth() const;
  Result<std::vector<Part>> items() const;
  Result<std::vector<NamedPart>> entries() const;
  Result<std::vector<std::string>> texts() const;

  /// Problem: it is not an object, or has no such key.
  Result<Part> at(std::string_view key) const;
  /// Problem: it is not an object, or has a key that is not `known`.
  Result<void> only(std::initializer_list<std::string_view> known) const;

  tl::unexpected<Problem> wrong(std::string says) const {
    return problem(std::move(says), where_, kind_);
  }

 private:
  tl::unexpected<Problem> misshapen(std::string says) const {
    return problem(std::move(says), where_);
  }
  std::string where_of(std::string_view key) const;

  const boost::json::value* value_;
  std::string where_;
  Problem::Kind kind_;
};

struct NamedPart {
  std::string name;
  Part part;
};

}  // namespace haven::plan_check
