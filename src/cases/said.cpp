#include "cases/said.h"

#include <algorithm>
#include <array>
#include <span>

namespace haven::cases {
namespace {

/// Letters from `first` to `last` that are `plain` with a mark.
struct Marked {
  char32_t first;
  char32_t last;
  std::string_view plain;
};

/// Unicode 15: Latin-1 Supplement, Latin Extended-A and the letters of Vietnamese and Romanian.
constexpr auto marked = std::to_array<Marked>({
    {0x00C0, 0x00C5, "a"},  {0x00C6, 0x00C6, "ae"}, {0x00C7, 0x00C7, "c"},  {0x00C8, 0x00CB, "e"},
    {0x00CC, 0x00CF, "i"},  {0x00D0, 0x00D0, "d"},  {0x00D1, 0x00D1, "n"},  {0x00D2, 0x00D6, "o"},
    {0x00D8, 0x00D8, "o"},  {0x00D9, 0x00DC, "u"},  {0x00DD, 0x00DD, "y"},  {0x00DE, 0x00DE, "th"},
    {0x00DF, 0x00DF, "ss"}, {0x00E0, 0x00E5, "a"},  {0x00E6, 0x00E6, "ae"}, {0x00E7, 0x00E7, "c"},
    {0x00E8, 0x00EB, "e"},  {0x00EC, 0x00EF, "i"},  {0x00F0, 0x00F0, "d"},  {0x00F1, 0x00F1, "n"},
    {0x00F2, 0x00F6, "o"},  {0x00F8, 0x00F8, "o"},  {0x00F9, 0x00FC, "u"},  {0x00FD, 0x00FD, "y"},
    {0x00FE, 0x00FE, "th"}, {0x00FF, 0x00FF, "y"},  {0x0100, 0x0105, "a"},  {0x0106, 0x010D, "c"},
    {0x010E, 0x0111, "d"},  {0x0112, 0x011B, "e"},  {0x011C, 0x0123, "g"},  {0x0124, 0x0127, "h"},
    {0x0128, 0x0131, "i"},  {0x0134, 0x0135, "j"},  {0x0136, 0x0138, "k"},  {0x0139, 0x0142, "l"},
    {0x0143, 0x014B, "n"},  {0x014C, 0x0151, "o"},  {0x0152, 0x0153, "oe"}, {0x0154, 0x0159, "r"},
    {0x015A, 0x0161, "s"},  {0x0162, 0x0167, "t"},  {0x0168, 0x0173, "u"},  {0x0174, 0x0175, "w"},
    {0x0176, 0x0178, "y"},  {0x0179, 0x017E, "z"},  {0x01A0, 0x01A1, "o"},  {0x01AF, 0x01B0, "u"},
    {0x0218, 0x0219, "s"},  {0x021A, 0x021B, "t"},  {0x1EA0, 0x1EB7, "a"},  {0x1EB8, 0x1EC7, "e"},
    {0x1EC8, 0x1ECB, "i"},  {0x1ECC, 0x1EE3, "o"},  {0x1EE4, 0x1EF1, "u"},  {0x1EF2, 0x1EF9, "y"},
});

/// One character and its bytes, taken from the front of `text`. Every text in Haven is UTF-8.
struct Character {
  char32_t code;
  std::string_view bytes;
};
Character take(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const auto bytes = text.substr(0, wanted);
  text.remove_prefix(bytes.size());
  char32_t code = wanted == 1 ? lead : lead & (0xFFU >> (wanted + 1));
  for (const char byte : bytes.substr(1))
    code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  return {code, bytes};
}

/// What a character becomes: a letter without its mark, or a blank between words.
std::string plain(Character character) {
  const auto code = character.code;
  if (code >= 'A' && code <= 'Z') return {static_cast<char>(code - 'A' + 'a')};
  if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
    return {static_cast<char>(code)};
  // An apostrophe is typed or left out as it comes, in three shapes.
  if (code == '\'' || code == 0x2019 || code == 0x02BC) return {};
  if (code < 0xC0) return " ";
  if (code >= 0x0300 && code <= 0x036F) return {};  // A mark that follows its letter.
  const auto found = std::ranges::find_if(
      marked, [code](const Marked& range) { return range.first <= code && code <= range.last; });
  return std::string(found == marked.end() ? character.bytes : found->plain);
}

std::vector<std::string> words(std::string_view said) {
  std::vector<std::string> found(1);
  while (!said.empty()) {
    const auto next = plain(take(said));
    if (next != " ")
      found.back() += next;
    else if (!found.back().empty())
      found.emplace_back();
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

constexpr auto months = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

std::optional<unsigned> month_named(std::string_view word) {
  const auto found = std::ranges::find(months, word.substr(0, 3));
  if (word.size() < 3 || found == months.end()) return std::nullopt;
  return static_cast<unsigned>(found - months.begin()) + 1;
}

/// The digits a word begins with: 3 of "3rd".
std::optional<unsigned> number_in(std::string_view word) {
  unsigned value = 0;
  std::size_t digits = 0;
  for (const char letter : word) {
    if (letter < '0' || letter > '9') break;
    value = value * 10 + static_cast<unsigned>(letter - '0');
    if (++digits > 4) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  return value;
}

std::optional<Date> checked(unsigned year, unsigned month, unsigned day) {
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                  std::chrono::day(day)};
  if (year < 1900 || !date.ok()) return std::nullopt;
  return date;
}

}  // namespace

std::string normalised_name(std::string_view said) {
  auto parts = words(said);
  std::ranges::sort(parts);
  std::string name;
  for (const auto& part : parts) name += (name.empty() ? "" : " ") + part;
  return name;
}

std::vector<std::string> normalised_names(std::string_view list) {
  std::vector<std::string> names;
  while (true) {
    const auto end = list.find_first_of(",;/\n");
    auto name = normalised_name(list.substr(0, end));
    if (!name.empty() && std::ranges::find(names, name) == names.end())
      names.push_back(std::move(name));
    if (end == std::string_view::npos) return names;
    list.remove_prefix(end + 1);
  }
}

std::optional<Date> day_said(std::string_view said) {
  std::optional<unsigned> month;
  std::vector<unsigned> numbers;
  for (const auto& word : words(said)) {
    if (const auto number = number_in(word))
      numbers.push_back(*number);
    else if (const auto named = month_named(word))
      month = named;
  }
  if (month && numbers.size() == 2) return checked(numbers[1], *month, numbers[0]);
  if (month || numbers.size() != 3) return std::nullopt;
  const bool year_first = numbers[0] >= 1900;
  return year_first ? checked(numbers[0], numbers[1], numbers[2])
                    : checked(numbers[2], numbers[1], numbers[0]);
}

std::optional<std::string> reference_said(std::string_view said) {
  std::string letters;
  for (const auto& word : words(said)) letters += word;
  if (letters.size() < 2 || letters.size() > 12 || letters.front() != 'r') return std::nullopt;
  const auto digits = std::string_view(letters).substr(1);
  if (!std::ranges::all_of(digits, [](char digit) { return digit >= '0' && digit <= '9'; }))
    return std::nullopt;
  return "R-" + std::string(digits);
}

}  // namespace haven::cases
