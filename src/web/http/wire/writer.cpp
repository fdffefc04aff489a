#include "web/http/wire/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "values/result.h"
#include "web/http/wire/cookies.h"

namespace haven::web {

const std::string_view page_policy =
    "default-src 'none'; "
    "script-src 'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='; "
    "style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'; report-uri /csp; report-to csp";

namespace {

constexpr std::string_view download_policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

constexpr std::string_view permissions =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), "
    "idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "picture-in-picture=(), screen-wake-lock=(), serial=(), usb=(), "
    "xr-spatial-tracking=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return status < 400 ? "Done" : status < 500 ? "Refused" : "Failed";
  }
}

/// A name or value with a line end in it would write a header of its own.
bool is_header_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= ' ' || c < 0) && c != 0x7F; });
}

void add(std::string& out, std::string_view name, std::string_view value) {
  ENSURE(is_header_text(name) && is_header_text(value));
  ((out += name) += ": ") += value;
  out += "\r\n";
}

void add_security(std::string& out, const Response& response, bool is_secure) {
  const bool is_page = response.treatment == Treatment::page;
  add(out, "Content-Security-Policy", is_page ? page_policy : download_policy);
  add(out, "X-Content-Type-Options", "nosniff");
  add(out, "Referrer-Policy", "no-referrer");
  add(out, "Cross-Origin-Opener-Policy", "same-origin");
  add(out, "Cross-Origin-Resource-Policy", "same-origin");
  add(out, "Permissions-Policy", permissions);
  add(out, "X-Robots-Tag", "noindex");
  if (is_page) add(out, "Reporting-Endpoints", "csp=\"/csp\"");
  if (is_secure) add(out, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

}  // namespace

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  thread_local std::time_t written = 0;
  thread_local std::string text;
  if (now != written) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    char buffer[32];
    std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &utc);
    text = buffer;
    written = now;
  }
  return text;
}

std::string write_head(const Response& response, const HeadOptions& options) {
  std::string out;
  out.reserve(1800);
  out += fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
  add(out, "Date", http_date());
  if (response.status != 204 && response.status != 304) {
    add(out, "Content-Type", response.type);
    if (options.has_length) add(out, "Content-Length", std::to_string(response.bytes().size()));
  }
  add(out, "Cache-Control",
      response.caching == Caching::forever ? "public, max-age=31536000, immutable" : "no-store");
  add_security(out, response, options.is_secure);
  for (const auto& [name, value] : response.headers) add(out, name, value);
  for (const Cookie& cookie : response.cookies)
    add(out, "Set-Cookie", write_cookie(cookie, options.is_secure));
  if (options.connected == Connected::close) add(out, "Connection", "close");
  out += "\r\n";
  return out;
}

}  // namespace haven::web
