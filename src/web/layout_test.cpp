#include "web/layout.h"

#include <doctest/doctest.h>
#include <openssl/sha.h>

#include "values/encoding.h"
#include "web/assets/assets.h"
#include "web/html/document.h"
#include "web/http/wire/writer.h"

namespace haven::web {
namespace {

Frame a_frame() {
  return {.person = "A. Khan <b>",
          .navigation = {{.text = "Work", .href = "/today", .here = NavigationItem::Here::exactly},
                         {.text = "Children", .href = "/children"}},
          .report_missing = "/missing/report",
          .duty_desk = "0300 000 0000",
          .sessions = "/sessions",
          .sign_out = "/sign-out",
          .form_token = "t0ken",
          .as_of = Instant(Seconds(1'812'981'600)),
          .event = 884120};
}

bool has(const Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the script inside every page is the one the policy allows") {
  std::string digest(32, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(says_there_is_script.data()),
         says_there_is_script.size(), reinterpret_cast<unsigned char*>(digest.data()));
  CHECK(page_policy.find("'sha256-" + to_base64(digest) + "'") != std::string_view::npos);
}

TEST_CASE("every page offers to report a child missing, and the desk") {
  const Response response = render({.title = "Work", .content = "words"}, a_frame());
  CHECK(has(response, "href=\"/missing/report\""));
  CHECK(has(response, "href=\"tel:03000000000\""));
  CHECK(has(response, "aria-keyshortcuts=\"Alt+M\""));
  CHECK(has(response, "<title>Work – Haven</title>"));
  CHECK(has(response, "event 884120"));
  CHECK(has(response, "<html lang=\"en\""));
}

TEST_CASE("a form that was wrong says so in the title") {
  CHECK(has(render({.title = "Report", .has_errors = true}, a_frame()),
            "<title>Error: Report – Haven</title>"));
}

TEST_CASE("the name of the person who is signed in is words, whatever it holds") {
  const Response response = render({.title = "Work"}, a_frame());
  CHECK(has(response, "A. Khan &lt;b&gt;"));
  CHECK(has(response, "method=\"post\" action=\"/sign-out\""));
  CHECK(has(response, "name=\"token\" value=\"t0ken\""));
}

TEST_CASE("who is not signed in sees no navigation and no way to sign out") {
  const Response response = render({.title = "Sign in"}, {});
  CHECK_FALSE(has(response, "Sign out"));
  CHECK_FALSE(has(response, "govuk-service-navigation"));
}

TEST_CASE("only a browser without script is told to ask again by itself") {
  const Response board = render({.title = "Board", .refresh = Seconds(60)}, a_frame());
  CHECK(has(board, "<noscript><meta http-equiv=\"refresh\" content=\"60\"></noscript>"));
  CHECK_FALSE(has(render({.title = "Work"}, a_frame()), "http-equiv"));
}

TEST_CASE("a back link stands in a landmark of its own") {
  CHECK(has(render({.title = "Case", .back = "/children"}, a_frame()),
            "<nav aria-label=\"Back\"><a href=\"/children\""));
}

TEST_CASE("an asset is sent as small as the browser can take it, and may be kept for ever") {
  Request request;
  request.path = std::string(asset_url("haven.css").view());
  CHECK(request.path.starts_with("/assets/haven."));
  const auto plain = find_asset(request);
  request.headers.add("accept-encoding", "gzip, deflate, br;q=0.9");
  const auto brotli = find_asset(request);
  REQUIRE(plain);
  REQUIRE(brotli);
  CHECK(plain->bytes().size() > 5 * brotli->bytes().size());
  CHECK(plain->caching == Caching::forever);
  request.headers = {{"accept-encoding", "br;q=0, gzip"}};
  CHECK(find_asset(request)->headers.back().second == "gzip");
  request.path = "/assets/haven.css";
  CHECK_FALSE(find_asset(request));
}

TEST_CASE("the style sheet has nothing that belongs to GOV.UK alone") {
  Request request;
  request.path = std::string(asset_url("haven.css").view());
  const auto css = find_asset(request);
  for (const char* forbidden : {"GDS Transport", "@font-face", "crest", "crown", "#1d70b8"})
    CHECK(css->bytes().find(forbidden) == std::string_view::npos);
}

}  // namespace haven::web
