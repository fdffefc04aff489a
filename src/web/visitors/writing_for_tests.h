#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "cases/vocabulary.h"
#include "values/clean_text.h"
#include "web/visitors/choices_for_tests.h"
#include "web/visitors/small_nation_for_tests.h"

namespace haven::web {

/// What somebody writes into any field: what is asked for, or one of the kinds of what is not.
class Writing {
 public:
  Writing(Choices& choices, SmallNation& nation) : choices_(choices), nation_(nation) {}

  /// As somebody answers who means it, and who writes little or `much`.
  std::string answer(std::string_view name, const std::string& offered, bool much) {
    if (!offered.empty() || !much) return offered;
    if (name.ends_with("-day")) return std::to_string(1 + choices_.below(28));
    if (name.ends_with("-month")) return std::to_string(1 + choices_.below(12));
    if (name.ends_with("-year")) return std::to_string(2025 + choices_.below(3));
    if (name.ends_with("-time")) return choices_.any(times);
    if (name == "email") return "pat.doe@example.org";
    if (name.ends_with("phone")) return "01632 960001";
    if (name == "sign_in") return "pat.doe";
    return some_words;
  }

  /// What no page asks for. Where there is a choice, half the time what could be chosen elsewhere.
  std::string anything(const std::string& offered) {
    if (!offered.empty() && choices_.one_in(2)) return another_like(offered);
    switch (choices_.below(8)) {
      case 0:
        return raw();
      case 1:
        return std::string(choices_.any(lengths), 'x');
      case 2:
        return with_blanks(offered);
      case 3:
        return std::string(choices_.any(extremes));
      case 4:
        return choices_.any(nation_.ids);
      case 5:
        return kind_of_event();
      case 6:
        return some_words;
      default:
        return std::string(choices_.any(words));
    }
  }

  std::string kind_of_event() {
    return std::string(choices_.any(nation_.cases().vocabulary().all())->name);
  }

  /// As somebody types it.
  std::string code() {
    auto typed = choices_.any(nation_.codes);
    if (choices_.one_in(2)) std::ranges::replace(typed, '-', ' ');
    if (choices_.one_in(2)) std::erase(typed, '-');
    return typed;
  }

 private:
  /// Of the same kind, as far as that can be seen.
  std::string another_like(const std::string& offered) {
    constexpr std::size_t shortest_id = 26;
    if (nation_.cases().vocabulary().find(offered) != nullptr) return kind_of_event();
    if (offered.size() >= shortest_id) return choices_.any(nation_.ids);
    return std::string(choices_.any(words));
  }

  std::string raw() {
    std::string letters(choices_.below(40), ' ');
    for (auto& letter : letters) letter = static_cast<char>(choices_.below(256));
    // Nothing else comes through the reader of forms.
    return is_clean_utf8(letters) ? letters : std::string(letters.size(), 'e');
  }
  std::string with_blanks(std::string text) {
    text.insert(choices_.below(text.size() + 1), 1, choices_.any(blanks));
    return text;
  }

  static constexpr std::array<std::size_t, 3> lengths = {65, 15'001, 20'000};
  static constexpr std::string_view blanks = " \t\n\r";
  static constexpr std::array times = {"00:00", "08:30", "23:59"};
  static constexpr std::array extremes = {"0",
                                          "1",
                                          "-1",
                                          "99",
                                          "366",
                                          "999999",
                                          "9999999",
                                          "2147483648",
                                          "4200000000",
                                          "9223372036854775807",
                                          "18446744073709551616",
                                          "1e9",
                                          "0.5",
                                          "24:00",
                                          "99:99",
                                          "2199",
                                          "9999",
                                          "2027-02-30",
                                          "0000-01-01",
                                          "9999-12-31",
                                          "10000-01-01",
                                          "9999-12-31T23:59:59Z"};
  static constexpr std::array words = {
      "",          " ",      "new",          "yes",          "no",         "unknown",
      "true",      "other",  "risk_to_life", "Linh Tran",    "3 May 2011", "R-1001",
      "/children", "//host", "\x01",         "\xE2\x80\xAE", "<b>&\"'",    "é"};
  static inline const std::string some_words = "A child stands here and is frightened";

  Choices& choices_;
  SmallNation& nation_;
};

}  // namespace haven::web
