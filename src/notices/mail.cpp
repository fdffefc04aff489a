#include "notices/mail.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace haven::notices {
namespace {

constexpr std::size_t longest_line = 76;  // RFC 2045, 6.7, rule 5.

/// "Sat, 17 Apr 2027 06:34:00 +0000" (RFC 5322, 3.3).
std::string mail_date(Instant moment) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const Date date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format(
      "{}, {} {} {} {:02}:{:02}:{:02} +0000", days.at(std::chrono::weekday(day).c_encoding()),
      static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
      static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
      time.seconds().count());
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char letter) { return letter >= ' ' && letter <= '~'; });
}

std::string piece_of(char letter, bool ends_line) {
  const bool is_blank = letter == ' ' || letter == '\t';
  const bool is_printed = letter > ' ' && letter <= '~' && letter != '=';
  if (is_printed || (is_blank && !ends_line)) return std::string(1, letter);
  return fmt::format("={:02X}", static_cast<unsigned char>(letter));
}

std::string quoted_line(std::string_view line) {
  std::string quoted;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto piece = piece_of(line[i], i + 1 == line.size());
    if (column + piece.size() >= longest_line) {
      quoted += "=\r\n";
      column = 0;
    }
    quoted += piece;
    column += piece.size();
  }
  return quoted.append("\r\n");
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string quoted;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    quoted += quoted_line(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return quoted;
}

std::string mail_text(const Envelope& envelope, const Message& message) {
  ENSURE(is_plain(message.subject()));
  return fmt::format(
      "Date: {}\r\n"
      "From: Haven <{}>\r\n"
      "To: <{}>\r\n"
      "Message-ID: <{}@{}>\r\n"
      "Subject: {}\r\n"
      "Auto-Submitted: auto-generated\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n"
      "\r\n"
      "{}",
      mail_date(envelope.date), envelope.from.text(), envelope.to.text(), envelope.id.text(),
      envelope.from.domain(), message.subject(), quoted_printable(message.body()));
}

}  // namespace haven::notices
