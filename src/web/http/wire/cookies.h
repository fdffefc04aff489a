#pragma once
#include <string>
#include <string_view>

#include "web/http/fields.h"
#include "web/http/response.h"

/// Cookies as RFC 6265 has servers read and write them.
namespace haven::web {

/// Pairs that are not name=value are passed over: other software on the host may have set them.
/// None, where there are more than 50.
Fields read_cookies(std::string_view header);

/// The value of a Set-Cookie header.
std::string write_cookie(const Cookie& cookie, bool is_secure);

}  // namespace haven::web
