#include "web/http/fields.h"

#include <doctest/doctest.h>

#include "web/http/request.h"

namespace haven::web {

TEST_CASE("a form is read field by field, in order, repeats kept") {
  const auto form = read_form("name=Amara+Ose&tick=a&tick=b&empty=&bare&&=x");
  REQUIRE(form);
  CHECK(form->get("name") == "Amara Ose");
  CHECK(form->all("tick") == std::vector<std::string>{"a", "b"});
  CHECK(form->has("empty"));
  CHECK(form->get("empty").empty());
  CHECK(form->has("bare"));
  CHECK(form->get("") == "x");
  CHECK_FALSE(form->has("absent"));
  CHECK(form->size() == 6);
}

TEST_CASE("letters of any script come back as they were typed") {
  CHECK(read_form("n=%C5%81%C3%B3d%C5%BA+%2B+%26")->get("n") == "Łódź + &");
  CHECK(read_form("n=%F0%9F%98%80")->get("n") == "\U0001F600");
}

TEST_CASE("line ends become plain ones") {
  CHECK(read_form("t=a%0D%0Ab%0Dc%0Ad")->get("t") == "a\nb\nc\nd");
}

TEST_CASE("an equals sign belongs to the value") { CHECK(read_form("a=b=c")->get("a") == "b=c"); }

TEST_CASE("a percent sign that is not a code is refused, not guessed") {
  for (const char* bad : {"a=%", "a=%4", "a=%4G", "%zz=a", "a=100%"}) CHECK_FALSE(read_form(bad));
}

TEST_CASE("text that is not clean UTF-8 is refused") {
  for (const char* bad : {"a=%FF", "a=%C0%AF", "a=%ED%A0%80", "a=%F4%90%80%80", "a=%E2%82", "a=%00",
                          "a=%1B%5B2J", "a=%7F", "a=%C2%85"})
    CHECK_FALSE(read_form(bad));
}

TEST_CASE("a form of more than a thousand fields is refused") {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "a=1&";
  CHECK(read_form(body));
  CHECK_FALSE(read_form(body + "a=1"));
}

TEST_CASE("a problem with a form does not repeat what was typed") {
  const auto form = read_form("secret%zz=1");
  REQUIRE_FALSE(form);
  CHECK(form.error().says.find("secret") == std::string::npos);
}

TEST_CASE("a POST that another site made the browser send is recognised") {
  Request request;
  request.method = Method::post;
  request.headers = {{"host", "haven.example"}, {"origin", "https://haven.example"}};
  CHECK_FALSE(is_from_another_site(request));
  request.headers = {{"host", "haven.example"}, {"origin", "https://evil.example"}};
  CHECK(is_from_another_site(request));
  request.headers = {{"host", "haven.example"}, {"origin", "null"}};
  CHECK(is_from_another_site(request));
  request.headers = {{"host", "haven.example"}, {"sec-fetch-site", "cross-site"}};
  CHECK(is_from_another_site(request));
  request.headers = {{"host", "haven.example"}, {"sec-fetch-site", "same-origin"}};
  CHECK_FALSE(is_from_another_site(request));
}

TEST_CASE("neither a claim of the browser's nor our Origin helps where the other says elsewhere") {
  Request request;
  request.method = Method::post;
  request.headers = {{"host", "haven.example"},
                     {"origin", "https://evil.example"},
                     {"sec-fetch-site", "same-origin"}};
  CHECK(is_from_another_site(request));
  request.headers = {{"host", "haven.example"},
                     {"origin", "https://haven.example"},
                     {"sec-fetch-site", "cross-site"}};
  CHECK(is_from_another_site(request));
  for (const auto* origin : {"https://haven.example:8443", "https://haven.example.evil.example",
                             "https://sub.haven.example", "haven.example"}) {
    request.headers = {{"host", "haven.example"}, {"origin", origin}};
    CHECK(is_from_another_site(request));
  }
}

TEST_CASE("a link from another site may be followed, a picture or frame may not be fetched") {
  Request request;
  request.headers = {{"sec-fetch-site", "cross-site"},
                     {"sec-fetch-mode", "navigate"},
                     {"sec-fetch-dest", "document"}};
  CHECK_FALSE(is_from_another_site(request));
  request.headers = {{"sec-fetch-site", "cross-site"},
                     {"sec-fetch-mode", "navigate"},
                     {"sec-fetch-dest", "iframe"}};
  CHECK(is_from_another_site(request));
  request.headers = {{"sec-fetch-site", "same-site"}, {"sec-fetch-mode", "no-cors"}};
  CHECK(is_from_another_site(request));
}

}  // namespace haven::web
