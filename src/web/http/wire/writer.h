#pragma once
#include <string>
#include <string_view>

#include "web/http/response.h"

/// The head of an answer: status line, security headers, cookies, length.
namespace haven::web {

/// The policy of every page (Content Security Policy level 3). One script in the page is allowed,
/// by its hash: the line of GOV.UK Frontend that says that there is script.
extern const std::string_view page_policy;

enum class Connected { keep, close };

struct HeadOptions {
  Connected connected = Connected::keep;
  bool is_secure = false;
  bool has_length = true;  ///< A live stream has none.
};

std::string write_head(const Response& response, const HeadOptions& options);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7), of now.
std::string http_date();

}  // namespace haven::web
