#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "values/moment.h"
#include "web/html/url.h"

/// What Haven answers.
namespace haven::web {

/// A cookie for this host only: Path=/, HttpOnly, never for other sites, gone with the browser
/// unless it lasts.
struct Cookie {
  std::string name = {};   ///< Over TLS it must begin "__Host-"; Secure is added there.
  std::string value = {};  ///< Empty takes the cookie away.
  enum class SameSite { lax, strict } same_site = SameSite::lax;
  std::optional<Seconds> lasts = {};
};

enum class Caching {
  never,    ///< no-store: every page about a child.
  forever,  ///< The address carries a hash of the content.
};

/// How the browser must treat the body.
enum class Treatment {
  page,      ///< Shown, under the policy of our pages.
  download,  ///< Saved, never shown inside the site: an uploaded file, an export.
};

/// An answer. The server adds the security headers, the length and the date.
struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  /// Bytes that live as long as the program, sent instead of `body` when not empty.
  std::string_view fixed_body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::vector<Cookie> cookies = {};
  Caching caching = Caching::never;
  Treatment treatment = Treatment::page;

  std::string_view bytes() const {
    return fixed_body.empty() ? std::string_view(body) : fixed_body;
  }
};

/// A page.
Response page(std::string html, int status = 200);
/// After a POST: "now look there" (303).
Response see_other(const Url& where);
/// Plain text or JSON for programs.
Response plain_text(std::string words, int status = 200);
Response json(std::string canonical, int status = 200);
/// A file to be saved under `name` (letters, digits, dots and hyphens; others become hyphens).
Response download(std::string bytes, std::string type, std::string_view name);
/// 503 with Retry-After.
Response try_again(Seconds after, std::string html);

}  // namespace haven::web
