#include "ledger/proof/checkpoint.h"

#include <doctest/doctest.h>

#include "ledger/keys/key_encryption.h"
#include "values/encoding.h"

using namespace haven;
using namespace haven::ledger;

namespace {

const std::string example_key =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const std::string example_note =
    "This is an example message.\n\n"
    "\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    "HjG1Yu72IneyaQM=\n";

struct Signed {
  std::unique_ptr<KeyEncryption> keys = memory_key_encryption();
  Signer signer{"haven.example/ledger/test", keys->signing_public_key().value()};
  Checkpoint checkpoint{"haven.example/ledger/test", 12345, sha256({"a root"})};
  std::string note = signed_note(text_of(checkpoint), signer, *keys->sign(text_of(checkpoint)));
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("the example key of C2SP signed-note has the key id that it is given there") {
  const auto signer = read_signer(example_key).value();
  CHECK(signer.name == "example.com/foo");
  CHECK(key_id(signer) == 0x530d903a);
  CHECK(to_text(signer) == example_key);
}

TEST_CASE("the example note of C2SP signed-note is signed by its key, and not when it is changed") {
  const auto signer = read_signer(example_key).value();
  CHECK(is_signed_by(example_note, signer));
  CHECK_FALSE(is_signed_by(replaced(example_note, "example message", "exemple message"), signer));
  CHECK_FALSE(is_signed_by(example_note, Signed().signer));
}

TEST_CASE("the example note of Go's sumdb/note is signed by its key") {
  const auto signer =
      read_signer("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").value();
  CHECK(is_signed_by(
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n\n"
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqf"
      "qdngotpRZb6KE6RyyBwJnAM=\n",
      signer));
}

TEST_CASE("a verifier key whose id is not its own, or that is no Ed25519 key, is refused") {
  CHECK_FALSE(read_signer(replaced(example_key, "530d903a", "530d903b")));
  CHECK_FALSE(read_signer(replaced(example_key, "AekyeRrm", "BOkyeRrm")));
  CHECK_FALSE(read_signer(replaced(example_key, "example.com/foo", "example.com foo")));
  for (const char* text : {"", "+", "++", "a+b", "name+530d903a+", "name+530d903a+AA=="})
    CHECK_FALSE(read_signer(text));
}

TEST_CASE("a checkpoint is read as it was signed") {
  const Signed made;
  CHECK(read_checkpoint(made.note) == made.checkpoint);
  CHECK(is_signed_by(made.note, made.signer));
}

TEST_CASE("no byte of a signed checkpoint can be changed unseen") {
  const Signed made;
  for (std::size_t at = 0; at < made.note.size(); ++at) {
    auto note = made.note;
    note[at] = static_cast<char>(note[at] ^ 1);
    const bool accepted =
        read_checkpoint(note) == made.checkpoint && is_signed_by(note, made.signer);
    REQUIRE_FALSE(accepted);
  }
}

TEST_CASE("what is not exactly a checkpoint is refused") {
  const Signed made;
  const auto root = to_base64(bytes_of(made.checkpoint.root));
  for (const auto& text :
       {std::string(), std::string("\n\n"), made.note.substr(0, 20), example_note,
        replaced(made.note, "12345", "012345"), replaced(made.note, "12345", "-12345"),
        replaced(made.note, "12345", "99999999999999999999"),
        replaced(made.note, root, to_base64("short")),
        replaced(made.note, "\n\n", "\nanother line\n\n"),
        replaced(made.note, "haven.example/ledger", "haven example")})
    CHECK_FALSE(read_checkpoint(text));
}
