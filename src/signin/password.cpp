#include "signin/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace haven::signin {
namespace {

constexpr std::size_t mebibyte = std::size_t{1024} * 1024;
constexpr std::size_t floor_mebibytes = 19;
constexpr unsigned floor_passes = 2;

}  // namespace

Cost Cost::standard() { return {64 * mebibyte, 3}; }

Result<Cost> Cost::of(std::size_t mebibytes, unsigned passes) {
  if (mebibytes < floor_mebibytes || passes < floor_passes)
    return problem("A password must cost at least 19 MiB and 2 passes to check");
  if (mebibytes > 1024 || passes > 100)
    return problem("A password may cost at most 1,024 MiB and 100 passes to check");
  return Cost(mebibytes * mebibyte, passes);
}

Cost Cost::for_tests() {
  return {crypto_pwhash_argon2id_MEMLIMIT_MIN, crypto_pwhash_argon2id_OPSLIMIT_MIN};
}

Passwords::Passwords(const desk::Secret& pepper, Cost cost)
    : pepper_(pepper.derive("signin.pepper")), cost_(cost) {}

std::string Passwords::peppered(std::string_view password) const { return pepper_.tag({password}); }

Result<std::string> Passwords::hash(std::string_view password) const {
  auto input = peppered(password);
  std::array<char, crypto_pwhash_STRBYTES> made{};
  const int failed = crypto_pwhash_str_alg(made.data(), input.data(), input.size(), cost_.passes(),
                                           cost_.bytes(), crypto_pwhash_ALG_ARGON2ID13);
  sodium_memzero(input.data(), input.size());
  if (failed != 0)
    return problem("There is no room to check a password at this moment; try again in a minute",
                   "password", Problem::Kind::unavailable);
  return std::string(made.data());
}

Match Passwords::check(const std::string& kept, std::string_view password) const {
  if (!is_above_floor(kept)) {
    check_nobody(password);
    return Match::no;
  }
  auto input = peppered(password);
  const bool same = crypto_pwhash_str_verify(kept.c_str(), input.data(), input.size()) == 0;
  sodium_memzero(input.data(), input.size());
  if (!same) return Match::no;
  const bool outdated =
      crypto_pwhash_str_needs_rehash(kept.c_str(), cost_.passes(), cost_.bytes()) != 0;
  return outdated ? Match::yes_hash_again : Match::yes;
}

void Passwords::check_nobody(std::string_view password) const {
  // What comes of it is nobody's: only the time counts.
  static_cast<void>(hash(password));
}

/// Whoever can write a hash into the register must not make a password cheap to guess, or dear to
/// check.
bool Passwords::is_above_floor(const std::string& kept) const {
  unsigned kibibytes = 0;
  unsigned passes = 0;
  if (kept.size() >= crypto_pwhash_STRBYTES ||
      std::sscanf(kept.c_str(), "$argon2id$v=19$m=%9u,t=%9u,p=1$", &kibibytes, &passes) != 2)
    return false;
  const auto bytes = std::size_t{kibibytes} * 1024;
  return bytes >= std::min(floor_mebibytes * mebibyte, cost_.bytes()) && bytes <= 1024 * mebibyte &&
         passes >= std::min(floor_passes, cost_.passes()) && passes <= 100;
}

}  // namespace haven::signin
