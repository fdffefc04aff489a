#include "web/http/wire/chunks.h"

#include <doctest/doctest.h>

namespace haven::web {
namespace {

constexpr std::size_t longest = 1000;

/// 0 when the whole body was read, 1 when more is waited for, else the status of the refusal.
int judge(const std::string& bytes) {
  ChunkReader reader(longest);
  const auto fed = reader.feed(bytes);
  if (fed.refused) return fed.refused;
  return reader.is_done() ? 0 : 1;
}

}  // namespace

TEST_CASE("chunks are put together, in whatever pieces they come") {
  const std::string bytes = "3\r\nabc\r\n00A;x=\"y\"\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\nnext";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    ChunkReader reader(longest);
    const auto first = reader.feed(std::string_view(bytes).substr(0, cut));
    CHECK(first.refused == 0);
    const auto second = reader.feed(std::string_view(bytes).substr(first.used));
    CHECK(second.refused == 0);
    CHECK(reader.is_done());
    CHECK(reader.body() == "abc0123456789");
    CHECK(bytes.substr(first.used + second.used) == "next");
  }
}

TEST_CASE("a size is hexadecimal digits, eight at most, and nothing else") {
  for (const char* line : {"g", "-3", "+3", " 3", "3 ", "0x3", "0x0", "", ";x", "3,3", "000000003",
                           "11111111111111111", "3\t", "\xb3"})
    CHECK(judge(std::string(line) + "\r\nabc\r\n0\r\n\r\n") == 400);
  CHECK(judge("00000003\r\nabc\r\n0\r\n\r\n") == 0);
}

TEST_CASE("a line ends in CR LF") {
  for (const char* bytes : {"3\nabc\r\n0\r\n\r\n", "3\r\nabc\n0\r\n\r\n", "3\rabc", "3\r\nabc\rx",
                            "3\r\nabcd\r\n", "0\r\n\n", "0\r\nX: y\n\r\n", "0\n\r\n", "0\r\n\rx"})
    CHECK(judge(bytes) == 400);
}

TEST_CASE("an extension is short and visible, a trailer is short") {
  CHECK(judge("3;" + std::string(15, 'x') + "\r\nabc\r\n0\r\n\r\n") == 0);
  CHECK(judge("3;" + std::string(16, 'x') + "\r\nabc\r\n0\r\n\r\n") == 400);
  CHECK(judge("3;" + std::string(100'000, 'x')) == 400);
  CHECK(judge("3;\x01\r\nabc\r\n0\r\n\r\n") == 400);
  CHECK(judge("0\r\n" + std::string(100'000, 'x')) == 400);
  std::string trailer = "0\r\n";
  for (int i = 0; i < 1000; ++i) trailer += "X: yyyyyyyy\r\n";
  CHECK(judge(trailer) == 400);
}

TEST_CASE("a body is as long as it may be, and no longer") {
  const std::string full = "3e8\r\n" + std::string(1000, 'x') + "\r\n";
  CHECK(judge(full + "0\r\n\r\n") == 0);
  CHECK(judge(full + "1\r\nx\r\n0\r\n\r\n") == 413);
  CHECK(judge("3e9\r\n") == 413);
  CHECK(judge("ffffffff\r\n") == 413);
}

TEST_CASE("half a body is waited for") {
  for (const char* bytes : {"", "3", "3\r", "3\r\n", "3\r\nab", "3\r\nabc", "3\r\nabc\r", "0\r\n",
                            "0\r\nX: y\r\n", "0\r\n\r"})
    CHECK(judge(bytes) == 1);
}

}  // namespace haven::web
