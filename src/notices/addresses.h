#pragma once
#include <string>
#include <string_view>

#include "values/result.h"

/// Where a message goes. Only what can be put in an envelope without changing its meaning.
namespace haven::notices {

class EmailAddress {
 public:
  /// "name@host.example": dot-atom and host name of RFC 5321, at most 254 characters.
  /// Problem: not such an address; quoted names and comments are not taken.
  static Result<EmailAddress> read(std::string_view text);
  const std::string& text() const { return text_; }
  /// What stands after the @.
  std::string_view domain() const;

 private:
  explicit EmailAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

class PhoneNumber {
 public:
  /// "+447700900123" (E.164), or as people write it here: "07700 900123". Kept as the former.
  /// Problem: no such number.
  static Result<PhoneNumber> read(std::string_view text);
  const std::string& text() const { return text_; }

 private:
  explicit PhoneNumber(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace haven::notices
