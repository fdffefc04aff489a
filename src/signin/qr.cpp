#include "signin/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace haven::signin {
namespace {

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

std::size_t end_of_run(const std::vector<bool>& row, std::size_t from) {
  auto end = from;
  while (end < row.size() && row[end]) ++end;
  return end;
}

}  // namespace

Result<Qr> make_qr(std::string_view text) {
  constexpr int smallest_version = 0;
  const std::unique_ptr<QRcode, Free> code(
      QRcode_encodeString8bit(std::string(text).c_str(), smallest_version, QR_ECLEVEL_M));
  if (!code) return problem("This text does not fit a square picture");
  const auto side = static_cast<std::size_t>(code->width);
  Qr qr;
  for (std::size_t y = 0; y < side; ++y) {
    auto& row = qr.rows.emplace_back();
    for (std::size_t x = 0; x < side; ++x) row.push_back((code->data[y * side + x] & 1) != 0);
  }
  return qr;
}

std::string svg_path(const Qr& qr) {
  std::string path;
  for (std::size_t y = 0; y < qr.side(); ++y) {
    const auto& row = qr.rows[y];
    for (std::size_t x = 0; x < row.size(); ++x) {
      const auto run = end_of_run(row, x) - x;
      if (run == 0) continue;
      path += fmt::format("M{} {}h{}v1h-{}z", x, y, run, run);
      x += run;
    }
  }
  return path;
}

}  // namespace haven::signin
