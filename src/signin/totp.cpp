#include "signin/totp.h"

#include <liboath/oath.h>

#include <algorithm>
#include <array>

#include "desk/secret.h"
#include "values/encoding.h"
#include "values/random.h"

namespace haven::signin {
namespace {

constexpr Seconds step_lasts{30};
constexpr unsigned digits = 6;
constexpr TotpStep drift = 1;

std::string upper(std::string text) {
  for (char& letter : text)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return text;
}

/// RFC 3986: everything but its unreserved characters as %XX.
std::string escaped(std::string_view text) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string made;
  for (const char byte : text) {
    if (plain.find(byte) != std::string_view::npos)
      made += byte;
    else
      made.append("%").append(upper(to_hex({&byte, 1})));
  }
  return made;
}

std::string code_of(std::string_view secret, TotpStep step) {
  static const bool ready = oath_init() == OATH_OK;
  ENSURE(ready);
  std::array<char, digits + 1> code{};
  const int answer =
      oath_totp_generate(secret.data(), secret.size(), step * step_lasts.count(),
                         static_cast<unsigned>(step_lasts.count()), 0, digits, code.data());
  ENSURE(answer == OATH_OK);
  return {code.data(), digits};
}

}  // namespace

TotpStep newest_step(Instant now) { return now.time_since_epoch() / step_lasts + drift; }

std::string new_totp_secret() { return random_bytes(20); }

std::string totp_secret_words(std::string_view secret) {
  const auto text = upper(to_base32(secret));
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % 4 == 0) words += ' ';
    words += text[i];
  }
  return words;
}

std::string otpauth_url(std::string_view secret, std::string_view account) {
  return "otpauth://totp/Haven:" + escaped(account) + "?secret=" + upper(to_base32(secret)) +
         "&issuer=Haven&algorithm=SHA1&digits=6&period=30";
}

std::optional<TotpStep> accept_totp(std::string_view secret, std::string_view code, Instant now,
                                    std::optional<TotpStep> last) {
  std::string typed(code);
  std::erase(typed, ' ');
  const TotpStep present = now.time_since_epoch() / step_lasts;
  std::optional<TotpStep> accepted;
  for (auto step = present - drift; step <= present + drift; ++step) {
    const bool is_right = desk::same_bytes(code_of(secret, step), typed);
    // The earliest, so that a code which happens to be right twice is not used up for the later.
    if (is_right && !accepted && (!last || step > *last)) accepted = step;
  }
  return accepted;
}

}  // namespace haven::signin
