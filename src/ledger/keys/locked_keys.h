#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

/// Where keys are while they are in use.
namespace haven::ledger {

constexpr std::size_t key_size = 32;

/// A key for the length of a block, wiped at its end.
struct BriefKey {
  unsigned char bytes[key_size] = {};

  BriefKey() = default;
  ~BriefKey();
  BriefKey(const BriefKey&) = delete;
  BriefKey& operator=(const BriefKey&) = delete;
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes), key_size}; }
};

/// Keys of 32 bytes in memory that is not swapped out, not dumped, fenced by guard pages, and wiped
/// when a key is given up. To be used from one thread at a time.
class LockedKeys {
 public:
  using Slot = std::uint32_t;

  LockedKeys() = default;
  ~LockedKeys();
  LockedKeys(const LockedKeys&) = delete;
  LockedKeys& operator=(const LockedKeys&) = delete;

  Slot keep(std::string_view key);
  std::string_view at(Slot slot) const;
  void wipe(Slot slot);

 private:
  unsigned char* place(Slot slot) const;

  std::vector<unsigned char*> blocks_;
  std::vector<Slot> free_;
};

}  // namespace haven::ledger
