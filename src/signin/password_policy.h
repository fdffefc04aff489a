#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "values/result.h"

/// Which passwords are accepted (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2): long ones, no
/// rules about what they are made of, no expiry.
namespace haven::signin {

inline constexpr std::size_t shortest_alone = 15;  ///< Characters, without a second factor.
inline constexpr std::size_t shortest_with_second_factor = 8;
inline constexpr std::size_t longest = 256;  ///< Characters.

/// The passwords everybody tries first.
class KnownPasswords {
 public:
  /// One a line; lines that begin with "# " are remarks. Problem: there is none.
  static Result<KnownPasswords> read(std::string_view text);
  /// Whatever the case of its letters.
  bool contains(std::string_view password) const;
  std::size_t size() const { return known_.size(); }

 private:
  std::unordered_set<std::string> known_;
};

enum class SecondFactor { no, yes };

/// `names` are what an attacker would think of: the person's names, sign-in name, organisation; one
/// shorter than four characters is not looked for. Problem: says what to do instead.
Result<void> check_new_password(std::string_view password, SecondFactor second,
                                std::span<const std::string> names, const KnownPasswords& common);

}  // namespace haven::signin
