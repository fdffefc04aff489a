#include "notices/addresses.h"

#include <algorithm>

namespace haven::notices {
namespace {

bool is_made_of(std::string_view text, std::string_view marks) {
  return std::all_of(text.begin(), text.end(), [marks](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || marks.find(letter) != std::string_view::npos;
  });
}

/// Dots between pieces, never first, last or doubled.
bool has_good_dots(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos;
}

/// RFC 5321, 4.1.2: Dot-string.
bool is_local_part(std::string_view text) {
  return text.size() <= 64 && has_good_dots(text) && is_made_of(text, "!#$%&'*+-/=?^_`{|}~.");
}

bool is_domain(std::string_view text) {
  return has_good_dots(text) && text.find('.') != std::string_view::npos && text.front() != '-' &&
         is_made_of(text, "-.");
}

}  // namespace

Result<EmailAddress> EmailAddress::read(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > 254 || !is_local_part(text.substr(0, at)) ||
      !is_domain(text.substr(at + 1)))
    return problem("Enter an e-mail address like name@example.org", "email");
  return EmailAddress(std::string(text));
}

std::string_view EmailAddress::domain() const {
  return std::string_view(text_).substr(text_.find('@') + 1);
}

Result<PhoneNumber> PhoneNumber::read(std::string_view text) {
  std::string digits;
  for (const char letter : text)
    if (letter != ' ' && letter != '-') digits += letter;
  if (digits.starts_with("+"))
    digits.erase(0, 1);
  else if (digits.starts_with("00"))
    digits.erase(0, 2);
  else if (digits.starts_with("0"))
    digits.replace(0, 1, "44");
  else
    digits.clear();
  const bool are_digits = digits.find_first_not_of("0123456789") == std::string::npos;
  // E.164: at most 15 digits, of which the country's is not a zero. None has fewer than 8.
  if (!are_digits || digits.size() < 8 || digits.size() > 15 || digits.front() == '0')
    return problem("Enter a telephone number like 07700 900123 or +44 7700 900123", "phone");
  digits.insert(digits.begin(), '+');
  return PhoneNumber(std::move(digits));
}

}  // namespace haven::notices
