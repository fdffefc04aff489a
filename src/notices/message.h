#pragma once
#include <string>
#include <string_view>

#include "values/ids.h"
#include "values/result.h"

/// What leaves Haven by e-mail and text message: that there is something to read, and where to sign
/// in. Never what it is about.
namespace haven::notices {

using NoticeId = Id<struct NoticeTag>;

/// The fixed texts there are. Each is written in message.cpp and nowhere else.
enum class Wording {
  to_read,       ///< Something new is waiting.
  urgent,        ///< Something needs them now.
  not_answered,  ///< Nobody has acknowledged something urgent; they are the next to be told.
  factor_added,  ///< Somebody set a password or an authenticator for their account.
};

std::string_view name_of(Wording wording);
std::optional<Wording> wording_named(std::string_view name);
/// Whether it goes before the others when not all can go at once.
bool is_urgent(Wording wording);

/// Where people sign in, such as "https://haven.example".
class SignInAddress {
 public:
  /// Problem: not https (or http on loopback) with a host and nothing after it.
  static Result<SignInAddress> read(std::string_view origin);
  const std::string& text() const { return text_; }

 private:
  explicit SignInAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// A text that cannot hold a fact about a child: it is made of a wording, an opaque reference and
/// the address of the sign-in page, and of nothing else.
class Message {
 public:
  const std::string& subject() const { return subject_; }
  const std::string& body() const { return body_; }
  /// For a text message: at most 160 letters of the GSM alphabet (3GPP TS 23.038).
  const std::string& short_text() const { return short_text_; }

  friend Message compose(Wording wording, NoticeId reference, const SignInAddress& address);

 private:
  Message() = default;
  std::string subject_;
  std::string body_;
  std::string short_text_;
};

Message compose(Wording wording, NoticeId reference, const SignInAddress& address);

}  // namespace haven::notices
