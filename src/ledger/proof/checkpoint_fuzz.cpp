// Any text: the reader refuses it, or reads a checkpoint whose text stands in it as it is signed.
#include "ledger/proof/checkpoint.h"

using namespace haven;
using namespace haven::ledger;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (const auto checkpoint = read_checkpoint(text))
    ENSURE(text.starts_with(text_of(*checkpoint) + "\n"));
  if (const auto signer = read_signer(text)) ENSURE(to_text(*signer) == text);
  (void)is_signed_by(text, {"haven.example/ledger/test", std::string(32, 'k')});
  return 0;
}
