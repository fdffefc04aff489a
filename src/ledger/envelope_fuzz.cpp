// Any bytes: the decoder refuses them, or reads exactly one envelope, and writes it back the same.
#include "ledger/envelope.h"
#include "ledger/hash.h"
#include "ledger/sealing.h"

using namespace haven;
using namespace haven::ledger;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const auto envelope = decode(text);
  if (!envelope) return 0;
  ENSURE(encode(envelope->head) == text.substr(0, head_size));
  for (const auto& place : envelope->sections)
    ENSURE(encode(place.head) == text.substr(place.head_at, section_head_size));
  const std::string key(32, 'k');
  const auto entry = read_entry(text, key);
  if (!entry) return 0;
  const KeyedHash data_key(key);
  for (const auto& section : entry->sections)
    ENSURE(!open_section(text, {entry->stream, entry->version, section.compartment}, section,
                         data_key));
  return 0;
}
