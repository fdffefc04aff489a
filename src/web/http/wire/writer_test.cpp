#include "web/http/wire/writer.h"

#include <doctest/doctest.h>

namespace haven::web {
namespace {

bool has(const std::string& head, std::string_view line) {
  return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("every page carries the whole policy") {
  const std::string head = write_head(page("words"), {});
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(head.ends_with("\r\n\r\n"));
  CHECK(has(head, "Content-Length: 5"));
  CHECK(has(head, "Cache-Control: no-store"));
  CHECK(has(head, "X-Content-Type-Options: nosniff"));
  CHECK(has(head, "Referrer-Policy: no-referrer"));
  CHECK(has(head, "Cross-Origin-Opener-Policy: same-origin"));
  CHECK(has(head, "Cross-Origin-Resource-Policy: same-origin"));
  CHECK(has(head, "Content-Security-Policy: " + std::string(page_policy)));
  CHECK(has(head, "Reporting-Endpoints: csp=\"/csp\""));
  CHECK(head.find("Server:") == std::string::npos);
  CHECK(head.find("Strict-Transport-Security") == std::string::npos);
}

TEST_CASE("the policy allows nothing inline and nothing from elsewhere") {
  for (const char* directive :
       {"default-src 'none'", "style-src 'self'", "img-src 'self';", "base-uri 'none'",
        "frame-ancestors 'none'", "form-action 'self'", "require-trusted-types-for 'script'",
        "trusted-types 'none'", "report-uri /csp"})
    CHECK(page_policy.find(directive) != std::string_view::npos);
  for (const char* forbidden : {"unsafe", "data:", "http:", "https:", "*"})
    CHECK(page_policy.find(forbidden) == std::string_view::npos);
}

TEST_CASE("over TLS a browser is told to stay with TLS") {
  const std::string head = write_head(page("words"), {.is_secure = true});
  CHECK(has(head, "Strict-Transport-Security: max-age=63072000; includeSubDomains"));
}

TEST_CASE("a download is saved and never shown inside the site") {
  const std::string head = write_head(download("x", "image/jpeg", "a b\"\r\nX: y.jpg"), {});
  CHECK(has(head, "Content-Disposition: attachment; filename=\"a-b---X--y.jpg\""));
  CHECK(has(head, "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox"));
}

TEST_CASE("a redirect is a 303 to one of our own pages") {
  const std::string head = write_head(see_other("/today"), {});
  CHECK(head.starts_with("HTTP/1.1 303 See Other\r\n"));
  CHECK(has(head, "Location: /today"));
}

TEST_CASE("only what carries a hash in its address may be kept") {
  Response asset{.caching = Caching::forever};
  CHECK(has(write_head(asset, {}), "Cache-Control: public, max-age=31536000, immutable"));
}

TEST_CASE("a full queue is told when to come again") {
  const std::string head = write_head(try_again(Seconds(5), "busy"), {});
  CHECK(head.starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
  CHECK(has(head, "Retry-After: 5"));
}

}  // namespace haven::web
