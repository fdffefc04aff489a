#pragma once

namespace haven::access {

/// What a rule gives: it holds, it does not, or it could not be worked out because something it
/// asks for is missing. Written with && and ||, and read from the left: what has settled the matter
/// hides what comes after it, so `no && error` is no and `yes || error` is yes. Both sides are
/// always worked out: what the right side needs must not hang on the left.
class Truth {
 public:
  constexpr Truth(bool holds) : kind_(holds ? Kind::yes : Kind::no) {}  // NOLINT: bool is a Truth.
  static constexpr Truth error() { return Truth(Kind::error); }

  constexpr bool is_yes() const { return kind_ == Kind::yes; }
  constexpr bool is_error() const { return kind_ == Kind::error; }

  friend constexpr Truth operator&&(Truth a, Truth b) { return a.is_yes() ? b : a; }
  friend constexpr Truth operator||(Truth a, Truth b) { return a.kind_ == Kind::no ? b : a; }
  friend constexpr Truth operator!(Truth a) { return a.is_error() ? a : Truth(!a.is_yes()); }
  friend constexpr bool operator==(Truth, Truth) = default;

 private:
  enum class Kind { no, yes, error };
  constexpr explicit Truth(Kind kind) : kind_(kind) {}

  Kind kind_;
};

/// Whether any of `range` makes `holds` true; an error counts when none does.
template <class Range, class Holds>
Truth any_of(const Range& range, Holds holds) {
  Truth so_far = false;
  for (const auto& each : range) {
    const Truth one = holds(each);
    if (one.is_yes()) return one;
    if (one.is_error()) so_far = one;
  }
  return so_far;
}

}  // namespace haven::access
