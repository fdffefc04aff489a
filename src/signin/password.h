#pragma once
#include <string>
#include <string_view>

#include "desk/secret.h"
#include "values/result.h"

/// Passwords as they are kept: Argon2id (RFC 9106) over an HMAC of the password under a secret that
/// is not beside the hashes, so that stolen hashes alone cannot be guessed at.
namespace haven::signin {

/// What one guess costs.
class Cost {
 public:
  /// 64 MiB, 3 passes.
  static Cost standard();
  /// Problem: less than 19 MiB or 2 passes (OWASP Password Storage Cheat Sheet), or over 1 GiB.
  static Result<Cost> of(std::size_t mebibytes, unsigned passes);
  /// The least the algorithm can do. Only where the password guards nothing.
  static Cost for_tests();

  std::size_t bytes() const { return bytes_; }
  unsigned passes() const { return passes_; }

 private:
  Cost(std::size_t bytes, unsigned passes) : bytes_(bytes), passes_(passes) {}
  std::size_t bytes_;
  unsigned passes_;
};

enum class Match {
  no,
  yes,
  yes_hash_again,  ///< Kept at another cost than today's.
};

/// Each call of hash, check and check_nobody takes about a fifth of a second and 64 MiB: take it to
/// SlowWork. Safe from any thread.
class Passwords {
 public:
  Passwords(const desk::Secret& pepper, Cost cost);

  /// As it is kept: algorithm, cost and salt stand in it ("$argon2id$v=19$m=65536,t=3,p=1$...").
  /// Problem (unavailable): there is no memory for it now.
  Result<std::string> hash(std::string_view password) const;
  /// `no` also for what is not such a hash, or one below the floor; the work is the same.
  Match check(const std::string& kept, std::string_view password) const;
  /// The work of check() for a name that nobody has, so that time tells nothing.
  void check_nobody(std::string_view password) const;

 private:
  std::string peppered(std::string_view password) const;
  bool is_above_floor(const std::string& kept) const;

  desk::Secret pepper_;
  Cost cost_;
};

}  // namespace haven::signin
