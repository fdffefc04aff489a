#include "signin/qr.h"

#include <doctest/doctest.h>

#include "signin/totp.h"

using namespace haven;
using namespace haven::signin;

namespace {

/// Paints `path` back into modules, knowing only moves, runs and closings.
std::vector<std::vector<bool>> painted(const std::string& path, std::size_t side) {
  std::vector<std::vector<bool>> rows(side, std::vector<bool>(side));
  std::size_t at = 0;
  while (at < path.size()) {
    std::size_t x = 0, y = 0, run = 0, back = 0;
    int used = 0;
    REQUIRE(std::sscanf(path.c_str() + at, "M%zu %zuh%zuv1h-%zuz%n", &x, &y, &run, &back, &used) ==
            4);
    REQUIRE(run == back);
    for (std::size_t i = 0; i < run; ++i) rows.at(y).at(x + i) = true;
    at += static_cast<std::size_t>(used);
  }
  return rows;
}

}  // namespace

TEST_CASE("a square picture has its three finder patterns") {
  const auto qr = *make_qr(otpauth_url(new_totp_secret(), "amara.o"));
  REQUIRE(qr.side() >= 21);
  CHECK((qr.side() - 17) % 4 == 0);
  const auto last = qr.side() - 7;
  for (const auto& [top, left] : {std::pair<std::size_t, std::size_t>{0, 0}, {0, last}, {last, 0}})
    for (std::size_t y = 0; y < 7; ++y)
      for (std::size_t x = 0; x < 7; ++x) {
        const auto ring = std::min({x, y, 6 - x, 6 - y});
        CHECK(qr.rows[top + y][left + x] == (ring != 1));
      }
}

TEST_CASE("the path paints exactly the dark modules") {
  const auto qr = *make_qr("otpauth://totp/Haven:amara.o");
  CHECK(painted(svg_path(qr), qr.side()) == qr.rows);
}

TEST_CASE("the path cannot end the attribute it stands in") {
  const auto path = svg_path(*make_qr("\"><script>alert(1)</script>"));
  CHECK(path.find_first_not_of("Mhvz0123456789 -") == std::string::npos);
}

TEST_CASE("a text too long for a picture, and an empty one, are problems") {
  CHECK(make_qr(std::string(2000, 'x')));
  CHECK_FALSE(make_qr(std::string(3000, 'x')));
  CHECK_FALSE(make_qr(""));
}
