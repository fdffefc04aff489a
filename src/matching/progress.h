#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string_view>

/// How far a search is, for whoever waits at a terminal: nothing in the first two seconds, then one
/// line that is written over.
namespace haven::matching {

class Progress {
 public:
  /// `out` is where the line goes, or null when nobody watches.
  Progress(std::function<double()> seconds, std::ostream* out);

  void tell(std::string_view stage, std::int64_t value, std::int64_t bound);
  /// Takes the line away.
  void clear();

 private:
  std::function<double()> seconds_;
  std::ostream* out_;
  double begin_;
  double last_;
  bool is_shown_ = false;
};

}  // namespace haven::matching
