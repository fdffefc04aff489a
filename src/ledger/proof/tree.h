#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/hash.h"
#include "values/result.h"

/// The Merkle tree over all entries: RFC 9162 section 2.1.
namespace haven::ledger {

/// SHA-256(0x00 || envelope).
Hash leaf_hash(std::string_view envelope);
/// SHA-256(0x01 || left || right).
Hash node_hash(const Hash& left, const Hash& right);

/// Grows by a leaf at a time, and can show how it looked at any size it ever had.
class Tree {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return levels_.empty() ? 0 : levels_[0].size(); }

  /// `size` is at most size(). The root of no leaves is SHA-256 of nothing.
  Hash root(std::uint64_t size) const;
  Hash root() const { return root(size()); }
  const Hash& leaf(std::uint64_t index) const { return levels_[0][index]; }

  /// That the leaf at `index`, from 0, is in the tree of `size` leaves (2.1.3.1). `index` is below
  /// `size`, and `size` is at most size().
  std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size) const;
  /// That the tree of `size` leaves begins with that of `old_size` (2.1.4.1). `old_size` is from 1
  /// to `size`, and `size` is at most size().
  std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t size) const;

 private:
  Hash subtree(std::uint64_t begin, std::uint64_t end) const;

  std::vector<std::vector<Hash>> levels_;  // Only whole subtrees: levels_[k][i] covers 2^k leaves.
};

/// RFC 9162 section 2.1.3.2. `index` is from 0.
bool proves_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      std::span<const Hash> proof, const Hash& root);
/// RFC 9162 section 2.1.4.2. Nothing can be consistent with a tree of no leaves: it is refused.
bool proves_consistency(std::uint64_t old_size, std::uint64_t size, const Hash& old_root,
                        const Hash& root, std::span<const Hash> proof);

}  // namespace haven::ledger
