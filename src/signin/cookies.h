#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "values/moment.h"

/// The two cookies there are (RFC 6265bis): who is signed in, and which managed device this is.
namespace haven::signin {

enum class Transport {
  tls,
  plain_loopback,  ///< The demonstration on 127.0.0.1, where browsers refuse "__Host-".
};

enum class Cookie {
  session,  ///< "__Host-s" or "s". Ends with the browser.
  device,   ///< "__Host-d" or "d". Stays until the enrolment ends.
};

/// The value of a Set-Cookie header.
std::string session_cookie(std::string_view token, Transport transport);
std::string device_cookie(std::string_view token, Seconds lasts, Transport transport);
std::string end_cookie(Cookie cookie, Transport transport);

/// From the value of a Cookie header. Nothing when it is not there, or there more than once: then
/// somebody else may have set one of them.
std::optional<std::string> read_cookie(std::string_view header, Cookie cookie, Transport transport);

}  // namespace haven::signin
