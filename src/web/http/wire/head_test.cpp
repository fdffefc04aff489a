#include "web/http/wire/head.h"

#include <doctest/doctest.h>

#include <string>

namespace haven::web {
namespace {

const Limits limits;

/// 0 when the head is found whole and may be read, else the status of the refusal.
int judge(const std::string& head) {
  const HeadScan scan = scan_head(head, 0, limits);
  if (scan.state == HeadScan::State::refused) return scan.status;
  REQUIRE(scan.state == HeadScan::State::whole);
  return refuse_head(std::string_view(head).substr(0, scan.length), limits);
}

int with(const std::string& headers) {
  return judge("POST /a HTTP/1.1\r\nHost: haven\r\n" + headers + "\r\n");
}

}  // namespace

TEST_CASE("an ordinary head is taken") {
  CHECK(judge("GET / HTTP/1.1\r\nHost: haven:8080\r\n\r\n") == 0);
  CHECK(judge("GET /a?b=c HTTP/1.0\r\nhost: [::1]:8080\r\n\r\n") == 0);
  CHECK(with("Content-Length: 5\r\n") == 0);
  CHECK(with("X: caf\xc3\xa9\r\nY:\r\nZ: \t\r\n") == 0);
}

TEST_CASE("a head that two readers would cut at different places is refused") {
  CHECK(with("Content-Length: 5\r\nContent-Length: 5\r\n") == 400);
  CHECK(with("Content-Length: 5\r\nContent-Length: 6\r\n") == 400);
  for (const char* length : {"+5", "-5", "5 5", "5, 5", "0x5", "5.0", "", "9999999999999999", "5a"})
    CHECK(with("Content-Length: " + std::string(length) + "\r\n") == 400);
}

TEST_CASE("a body that says its length in no header is refused, whatever its coding") {
  for (const char* coding : {"chunked", "gzip", "chunked, gzip", "gzip, chunked", "identity",
                             "\"chunked\"", "chunked;q=1",
                             "\x0b"
                             "chunked",
                             ""})
    CHECK(with("Transfer-Encoding: " + std::string(coding) + "\r\n") >= 400);
  CHECK(with("transfer-encoding: chunked\r\n") == 501);
  CHECK(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") == 501);
  CHECK(judge("POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n") == 501);
}

TEST_CASE("the name of a header ends at its colon, and a line does not go on") {
  CHECK(with("Content-Length : 5\r\n") == 400);
  CHECK(with("Transfer-Encoding\t: chunked\r\n") == 400);
  CHECK(with("X: a\r\n folded\r\n") == 400);
  CHECK(with("X: a\r\n\tfolded\r\n") == 400);
  CHECK(judge("GET / HTTP/1.1\r\n Host: haven\r\n\r\n") == 400);
  CHECK(with("no colon\r\n") == 400);
  CHECK(with(": no name\r\n") == 400);
  CHECK(with("X\xc3\xa9: a\r\n") == 400);
  CHECK(with("X(: a\r\n") == 400);
}

TEST_CASE(
    "a bare CR, a bare LF, a NUL or another control character is refused wherever it stands") {
  for (const char* head : {"GET / HTTP/1.1\nHost: haven\n\n", "GET / HTTP/1.1\r\nHost: haven\n\r\n",
                           "GET / HTTP/1.1\rHost: haven\r\n\r\n", "\nGET / HTTP/1.1\r\n\r\n",
                           "GET / HTTP/1.1\r\nHost: haven\r\n\n"})
    CHECK(judge(head) == 400);
  CHECK(with("X: a\rb\r\n") == 400);
  CHECK(with(std::string("X: a\0b\r\n", 8)) == 400);
  CHECK(with("X: a\x01\r\n") == 400);
  CHECK(with("X: a\x7f\r\n") == 400);
}

TEST_CASE("there is one host, and it looks like one") {
  CHECK(judge("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(judge("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") == 400);
  CHECK(judge("GET / HTTP/1.1\r\nHost:\r\n\r\n") == 400);
  CHECK(judge("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n") == 400);
  CHECK(judge("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n") == 400);
  CHECK(judge("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n") == 400);
}

TEST_CASE("a target is a path of ours") {
  for (const char* target : {"http://haven/a", "https://other/", "haven:443", "*", "a", "/a#b",
                             "/a\\b", "/caf\xc3\xa9", "/\x7f"})
    CHECK(judge("GET " + std::string(target) + " HTTP/1.1\r\nHost: haven\r\n\r\n") == 400);
}

TEST_CASE("a request line has three words, one space apart") {
  for (const char* line :
       {"GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET /\tHTTP/1.1", " GET / HTTP/1.1",
        "GET / HTTP/1.1 ", "GET /", "GET", "GET / a HTTP/1.1", "G(T / HTTP/1.1", "GET / http/1.1",
        "GET / HTTP/1", "GET / HTTP/1.10", "GET / HTTX/1.1"})
    CHECK(judge(std::string(line) + "\r\nHost: haven\r\n\r\n") == 400);
  CHECK(judge("\r\n\r\n") == 400);
}

TEST_CASE("another version of HTTP is not ours to read") {
  CHECK(judge("GET / HTTP/2.0\r\nHost: haven\r\n\r\n") == 505);
  CHECK(judge("GET / HTTP/1.2\r\nHost: haven\r\n\r\n") == 505);
  CHECK(judge("PRI * HTTP/2.0\r\n\r\n") == 400);
}

TEST_CASE("what is too long is refused before it is whole") {
  const std::string line = "GET /" + std::string(limits.request_line, 'a');
  CHECK(scan_head(line, 0, limits).status == 414);
  const std::string head = "GET / HTTP/1.1\r\nX: " + std::string(limits.head, 'a');
  CHECK(scan_head(head, 0, limits).status == 431);
  std::string many;
  for (std::size_t i = 0; i < limits.headers; ++i) many += "X: a\r\n";
  CHECK(with(many) == 431);
}

TEST_CASE("only one expectation can be met") {
  CHECK(with("Expect: 100-Continue\r\n") == 0);
  CHECK(with("Expect: 200-ok\r\n") == 417);
}

TEST_CASE("a head is found the same in whatever pieces it comes") {
  const std::string head = "GET / HTTP/1.1\r\nHost: haven\r\nX: y\r\n\r\nrest";
  for (std::size_t cut = 0; cut <= head.size(); ++cut) {
    const auto first = scan_head(std::string_view(head).substr(0, cut), 0, limits);
    const auto scan = first.state == HeadScan::State::more ? scan_head(head, cut, limits) : first;
    CHECK(scan.state == HeadScan::State::whole);
    CHECK(scan.length == head.size() - 4);
  }
}

}  // namespace haven::web
