#include "ledger/keys/locked_keys.h"

#include <sodium.h>

#include <cstring>

#include "values/result.h"

namespace haven::ledger {
namespace {
constexpr std::uint32_t keys_in_a_block = 2048;
}

BriefKey::~BriefKey() { sodium_memzero(bytes, sizeof bytes); }

LockedKeys::~LockedKeys() {
  for (auto* block : blocks_) sodium_free(block);  // Which wipes it.
}

LockedKeys::Slot LockedKeys::keep(std::string_view key) {
  ENSURE(key.size() == key_size);
  if (free_.empty()) {
    ENSURE(sodium_init() >= 0);
    auto* block = static_cast<unsigned char*>(sodium_allocarray(keys_in_a_block, key_size));
    ENSURE(block);
    const auto first = static_cast<Slot>(blocks_.size()) * keys_in_a_block;
    blocks_.push_back(block);
    for (Slot slot = first + keys_in_a_block; slot > first; --slot) free_.push_back(slot - 1);
  }
  const Slot slot = free_.back();
  free_.pop_back();
  std::memcpy(place(slot), key.data(), key_size);
  return slot;
}

std::string_view LockedKeys::at(Slot slot) const {
  return {reinterpret_cast<const char*>(place(slot)), key_size};
}

void LockedKeys::wipe(Slot slot) {
  sodium_memzero(place(slot), key_size);
  free_.push_back(slot);
}

unsigned char* LockedKeys::place(Slot slot) const {
  return blocks_[slot / keys_in_a_block] + std::size_t{slot % keys_in_a_block} * key_size;
}

}  // namespace haven::ledger
