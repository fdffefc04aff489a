#include "signin/password_policy.h"

#include <algorithm>

#include "values/words.h"

namespace haven::signin {
namespace {

constexpr std::size_t shortest_name = 4;

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (byte & '\xc0') != '\x80'; }));
}

/// Calls `use` with each piece of `text` between any of `marks`.
template <class Use>
void each_piece(std::string_view text, std::string_view marks, const Use& use) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(marks), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool holds_name(std::string_view password, std::string_view name) {
  bool holds = false;
  each_piece(name, " .-_@'", [&](std::string_view word) {
    if (characters(word) >= shortest_name &&
        password.find(small_letters(word)) != std::string_view::npos)
      holds = true;
  });
  return holds;
}

tl::unexpected<Problem> refused(std::string says) { return problem(std::move(says), "password"); }

}  // namespace

Result<KnownPasswords> KnownPasswords::read(std::string_view text) {
  KnownPasswords passwords;
  each_piece(text, "\r\n", [&](std::string_view line) {
    if (!line.starts_with("# ")) passwords.known_.insert(small_letters(line));
  });
  if (passwords.known_.empty()) return problem("The list of known passwords is empty");
  return passwords;
}

bool KnownPasswords::contains(std::string_view password) const {
  return known_.contains(small_letters(password));
}

Result<void> check_new_password(std::string_view password, SecondFactor second,
                                std::span<const std::string> names, const KnownPasswords& known) {
  const auto length = characters(password);
  const auto shortest = second == SecondFactor::yes ? shortest_with_second_factor : shortest_alone;
  if (length < shortest)
    return refused("Use " + std::to_string(shortest) +
                   " characters or more: a few unrelated words are easy to remember");
  if (length > longest) return refused("Use " + std::to_string(longest) + " characters or fewer");
  if (known.contains(password))
    return refused("This password is one of those that are tried first; choose another");
  const auto typed = small_letters(password);
  if (typed.find("haven") != std::string::npos ||
      std::any_of(names.begin(), names.end(),
                  [&](const auto& name) { return holds_name(typed, name); }))
    return refused("Leave out your name, your organisation's and Haven's: they are tried first");
  return {};
}

}  // namespace haven::signin
