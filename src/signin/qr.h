#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

namespace haven::signin {

/// A square picture for a camera (ISO/IEC 18004), error correction M, without its quiet zone: the
/// page leaves four modules free on every side.
struct Qr {
  std::vector<std::vector<bool>> rows;  ///< From the top; dark is true.

  std::size_t side() const { return rows.size(); }
};

/// Problem: `text` is empty or too long for a square picture.
Result<Qr> make_qr(std::string_view text);

/// The dark modules as the `d` of an SVG path, a module one unit wide: letters, digits and blanks
/// only.
std::string svg_path(const Qr& qr);

}  // namespace haven::signin
