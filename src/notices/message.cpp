#include "notices/message.h"

#include <array>

namespace haven::notices {
namespace {

/// So that a short text with its link always fits in 160 letters.
constexpr std::size_t longest_origin = 60;
constexpr std::size_t longest_short_text = 160;

struct Text {
  Wording wording;
  std::string_view name;
  std::string_view subject;
  std::string_view says;
};

constexpr std::array texts{
    Text{Wording::to_read, "to_read", "Haven: something to read", "Something new waits for you."},
    Text{Wording::urgent, "urgent", "Haven: you are needed now", "You are needed now."},
    Text{Wording::not_answered, "not_answered", "Haven: nobody has answered yet",
         "Nobody has answered yet. You are needed now."},
    Text{Wording::factor_added, "factor_added", "Haven: how you sign in was changed",
         "How you sign in was changed. If it was not you, tell us."},
};

const Text& text_of(Wording wording) {
  for (const auto& text : texts)
    if (text.wording == wording) return text;
  ENSURE(false);
  return texts.front();
}

bool is_host(std::string_view host) {
  return !host.empty() && host.front() != '-' && host.front() != '.' && host.back() != '.' &&
         host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string_view::npos;
}

bool is_port(std::string_view port) {
  return !port.empty() && port.size() <= 5 && port.front() != '0' &&
         port.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_origin(std::string_view text) {
  constexpr std::string_view guarded = "https://";
  constexpr std::string_view plain = "http://";
  const bool is_guarded = text.starts_with(guarded);
  if (!is_guarded && !text.starts_with(plain)) return false;
  auto host = text.substr(is_guarded ? guarded.size() : plain.size());
  if (const auto colon = host.find(':'); colon != std::string_view::npos) {
    if (!is_port(host.substr(colon + 1))) return false;
    host = host.substr(0, colon);
  }
  if (!is_guarded && host != "127.0.0.1" && host != "localhost") return false;
  return is_host(host);
}

}  // namespace

std::string_view name_of(Wording wording) { return text_of(wording).name; }

std::optional<Wording> wording_named(std::string_view name) {
  for (const auto& text : texts)
    if (text.name == name) return text.wording;
  return std::nullopt;
}

bool is_urgent(Wording wording) {
  return wording == Wording::urgent || wording == Wording::not_answered;
}

Result<SignInAddress> SignInAddress::read(std::string_view origin) {
  if (!is_origin(origin) || origin.size() > longest_origin)
    return problem(
        "The address people sign in at must be like https://haven.example, with at most "
        "60 letters and nothing after it");
  return SignInAddress(std::string(origin));
}

Message compose(Wording wording, NoticeId reference, const SignInAddress& address) {
  const auto& text = text_of(wording);
  const auto link = address.text() + "/notices/" + reference.text();
  Message message;
  message.subject_ = text.subject;
  message.body_ = std::string(text.says) + "\n\nSign in to Haven to read it:\n" + link +
                  "\n\nThis message never says what it is about. Nobody reads an answer to it.\n";
  message.short_text_ = "Haven: " + std::string(text.says) + " " + link;
  ENSURE(message.short_text_.size() <= longest_short_text);
  return message;
}

}  // namespace haven::notices
