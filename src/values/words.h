#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Words as they are kept for machines: lists with spaces between, and letters made small.
namespace haven {

/// The words of a list, in their order; spaces before, after and between are no words. As views,
/// they last as long as what `list` is a view of.
template <class Word = std::string_view>
std::vector<Word> split_words(std::string_view list) {
  std::vector<Word> words;
  while (!list.empty()) {
    const auto space = list.find(' ');
    if (space != 0) words.emplace_back(list.substr(0, space));
    if (space == std::string_view::npos) break;
    list.remove_prefix(space + 1);
  }
  return words;
}

/// A to Z as a to z. Every other byte stays as it is, so that no other alphabet is spoilt.
constexpr char small_letter(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
std::string small_letters(std::string_view text);

}  // namespace haven
