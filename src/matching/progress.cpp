#include "matching/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace haven::matching {
namespace {

constexpr double patience = 2;
constexpr double between = 0.2;
constexpr int width = 30;

/// A bar by the order of magnitude of the gap: full when it is closed.
std::string bar(std::int64_t gap) {
  const double left = std::log10(static_cast<double>(std::max<std::int64_t>(gap, 0)) + 1) / 9;
  const int full = width - std::clamp(static_cast<int>(left * width), 0, width);
  return std::string(full, '#') + std::string(width - full, '.');
}

}  // namespace

Progress::Progress(std::function<double()> seconds, std::ostream* out)
    : seconds_(std::move(seconds)), out_(out), begin_(seconds_()), last_(begin_) {}

void Progress::tell(std::string_view stage, std::int64_t value, std::int64_t bound) {
  if (out_ == nullptr) return;
  const double now = seconds_();
  if (now - begin_ < patience || now - last_ < between) return;
  last_ = now;
  is_shown_ = true;
  *out_ << fmt::format("\r[{}] {:.0f} s, {}: at most {} points from the best plan   ",
                       bar(bound - value), now - begin_, stage, bound - value)
        << std::flush;
}

void Progress::clear() {
  if (is_shown_) *out_ << "\r\033[K" << std::flush;
  is_shown_ = false;
}

}  // namespace haven::matching
