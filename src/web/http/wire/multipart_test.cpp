#include "web/http/wire/multipart.h"

#include <doctest/doctest.h>

#include <string>

namespace haven::web {
namespace {

constexpr const char* type = "multipart/form-data; boundary=XX";

std::string part(const std::string& head, const std::string& content) {
  return "--XX\r\n" + head + "\r\n\r\n" + content + "\r\n";
}
std::string field(const std::string& name, const std::string& content) {
  return part("Content-Disposition: form-data; name=\"" + name + "\"", content);
}
std::string file(const std::string& name, const std::string& content) {
  return part("Content-Disposition: form-data; name=\"" + name +
                  "\"; filename=\"IMG 1.jpg\"\r\nContent-Type: image/jpeg",
              content);
}

}  // namespace

TEST_CASE("a form with a photograph is read") {
  const std::string photo("\xff\xd8\x00\r\n--X\r\nY", 11);
  const auto form = read_multipart(
      type, field("words", "a\r\nb") + file("photo", photo) + file("other", "") + "--XX--\r\n");
  REQUIRE(form);
  CHECK(form->fields.get("words") == "a\r\nb");
  REQUIRE(form->uploads.size() == 1);
  CHECK(form->uploads[0].field == "photo");
  CHECK(form->uploads[0].bytes == photo);
}

TEST_CASE("a boundary may be quoted") {
  CHECK(read_multipart("multipart/form-data; boundary=\"XX\"", field("a", "b") + "--XX--"));
}

TEST_CASE("an empty form has no part at all") {
  const auto form = read_multipart(type, "--XX--\r\n");
  REQUIRE(form);
  CHECK(form->fields.empty());
}

TEST_CASE("a form with files that is not well made is refused") {
  const std::string good = field("a", "b");
  for (const std::string& bad :
       {std::string(), std::string("--XX"), good, good + "--XX", good + "--XX-", good + "--XX--x",
        "preamble\r\n" + good + "--XX--", std::string("--XX\r\n\r\nwords\r\n--XX--"),
        part("Content-Disposition: attachment; name=\"a\"", "b") + "--XX--",
        part("Content-Disposition: form-data", "b") + "--XX--",
        part("Content-Disposition: form-data; name=a", "b") + "--XX--",
        part("Content-Disposition: form-data; name=\"\"", "b") + "--XX--",
        part("Content-Disposition: form-data; name=\"a", "b") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "c") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
             "name=\"b\"",
             "c") +
            "--XX--",
        field("a", "\xff") + "--XX--", field("a", std::string("b\0c", 3)) + "--XX--",
        field(std::string(5000, 'a'), "b") + "--XX--"})
    CHECK_FALSE(read_multipart(type, bad));
}

TEST_CASE("a form whose boundary is missing or odd is refused") {
  const std::string body = field("a", "b") + "--XX--";
  for (const char* bad : {"multipart/form-data",
                          "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
                          "multipart/form-data; boundary=X X"})
    CHECK_FALSE(read_multipart(bad, body));
  CHECK_FALSE(read_multipart("multipart/form-data; boundary=" + std::string(71, 'X'), body));
}

TEST_CASE("a form carries ten files at most") {
  std::string body;
  for (int i = 0; i < 10; ++i) body += file("photo", "x");
  CHECK(read_multipart(type, body + "--XX--"));
  CHECK_FALSE(read_multipart(type, body + file("photo", "x") + "--XX--"));
}

}  // namespace haven::web
