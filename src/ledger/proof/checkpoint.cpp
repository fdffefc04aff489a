#include "ledger/proof/checkpoint.h"

#include <sodium.h>

#include <charconv>
#include <optional>

#include "values/encoding.h"

namespace haven::ledger {
namespace {

constexpr char ed25519 = '\x01';
constexpr std::string_view dash = "\u2014 ";
constexpr std::size_t longest_note = 65'536;

const unsigned char* in(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string id_bytes(const Signer& signer) {
  const Hash hash = sha256({signer.name, "\n", {&ed25519, 1}, signer.public_key});
  return std::string(bytes_of(hash).substr(0, 4));
}

/// One line, without its newline. Nothing when there is none.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == text.npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// The text with its last newline, and the lines of signatures.
struct Parts {
  std::string_view text;
  std::string_view signatures;
};

std::optional<Parts> parts_of(std::string_view note) {
  const auto empty_line = note.rfind("\n\n");
  if (note.size() > longest_note || empty_line == note.npos) return std::nullopt;
  return Parts{note.substr(0, empty_line + 1), note.substr(empty_line + 2)};
}

/// Decimal, without leading zeros.
std::optional<std::uint64_t> read_size(std::string_view text) {
  std::uint64_t size = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
  if (read.ec != std::errc() || std::to_string(size) != text) return std::nullopt;
  return size;
}

bool can_be_name(std::string_view name) {
  return !name.empty() && name.find_first_of(" +\t\r\n") == name.npos;
}

}  // namespace

std::uint32_t key_id(const Signer& signer) {
  std::uint32_t id = 0;
  for (const char byte : id_bytes(signer)) id = id << 8 | static_cast<std::uint8_t>(byte);
  return id;
}

std::string to_text(const Signer& signer) {
  return signer.name + "+" + to_hex(id_bytes(signer)) + "+" +
         to_base64(ed25519 + signer.public_key);
}

Result<Signer> read_signer(std::string_view text) {
  const auto refused = problem("This is not the verifier key of an Ed25519 signer: NAME+ID+KEY");
  const auto first = text.find('+');
  const auto second = first == text.npos ? first : text.find('+', first + 1);
  if (second == text.npos) return refused;
  const auto key = from_base64(text.substr(second + 1));
  if (!key || key->size() != 1 + crypto_sign_PUBLICKEYBYTES || key->front() != ed25519)
    return refused;
  Signer signer{std::string(text.substr(0, first)), key->substr(1)};
  if (!can_be_name(signer.name) || to_text(signer) != text) return refused;
  return signer;
}

std::string text_of(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         to_base64(bytes_of(checkpoint.root)) + "\n";
}

std::string signed_note(std::string_view text, const Signer& signer, std::string_view signature) {
  std::string note(text);
  note += "\n";
  note += dash;
  note += signer.name + " " + to_base64(id_bytes(signer) + std::string(signature)) + "\n";
  return note;
}

Result<Checkpoint> read_checkpoint(std::string_view note) {
  const auto refused = problem("This is not a checkpoint: origin, size, root, and a signature", {},
                               Problem::Kind::broken);
  const auto parts = parts_of(note);
  if (!parts) return refused;
  auto rest = parts->text;
  const auto origin = take_line(rest), size_text = take_line(rest), root_text = take_line(rest);
  // Further lines are allowed by the format; none is written here, and none is understood.
  if (!origin || !size_text || !root_text || !rest.empty() || !can_be_name(*origin)) return refused;
  const auto size = read_size(*size_text);
  const auto root = from_base64(*root_text);
  if (!size || !root || root->size() != sizeof(Hash)) return refused;
  Checkpoint checkpoint{std::string(*origin), *size, {}};
  std::copy(root->begin(), root->end(), checkpoint.root.begin());
  return checkpoint;
}

bool is_signed_by(std::string_view note, const Signer& signer) {
  const auto parts = parts_of(note);
  if (!parts || signer.public_key.size() != crypto_sign_PUBLICKEYBYTES) return false;
  const std::string begin = std::string(dash) + signer.name + " ";
  for (auto rest = parts->signatures; const auto line = take_line(rest);) {
    if (!line->starts_with(begin)) continue;
    const auto bytes = from_base64(line->substr(begin.size()));
    if (!bytes || bytes->size() != 4 + crypto_sign_BYTES || bytes->substr(0, 4) != id_bytes(signer))
      continue;
    if (crypto_sign_verify_detached(in(*bytes) + 4, in(parts->text), parts->text.size(),
                                    in(signer.public_key)) == 0)
      return true;
  }
  return false;
}

}  // namespace haven::ledger
