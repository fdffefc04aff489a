#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/hash.h"
#include "values/result.h"

/// Checkpoints as others can check them: C2SP tlog-checkpoint and signed-note, signed by Ed25519.
namespace haven::ledger {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};

  bool operator==(const Checkpoint&) const = default;
};

/// Who signs: a name without spaces or plus signs, and an Ed25519 public key of 32 bytes.
struct Signer {
  std::string name;
  std::string public_key;

  bool operator==(const Signer&) const = default;
};

/// The first four bytes of SHA-256(name, newline, 0x01, public key), as a number.
std::uint32_t key_id(const Signer& signer);
/// "name+530d903a+AT..." as a verifier is given it.
std::string to_text(const Signer& signer);
/// Problem: not a verifier key of Ed25519, or its key id is not its own.
Result<Signer> read_signer(std::string_view text);

/// What is signed: three lines.
std::string text_of(const Checkpoint& checkpoint);
/// The text, an empty line, and one line of signature.
std::string signed_note(std::string_view text, const Signer& signer, std::string_view signature);

/// Problem: not the note of a checkpoint.
Result<Checkpoint> read_checkpoint(std::string_view note);
/// Whether one of the signatures of the note is by `signer` and right.
bool is_signed_by(std::string_view note, const Signer& signer);

}  // namespace haven::ledger
