#include "ledger/proof/tree.h"

#include <bit>

namespace haven::ledger {
namespace {

/// The largest power of two below `count`, which is 2 or more.
std::uint64_t split(std::uint64_t count) { return std::bit_floor(count - 1); }

}  // namespace

Hash leaf_hash(std::string_view envelope) { return sha256({{"\x00", 1}, envelope}); }

Hash node_hash(const Hash& left, const Hash& right) {
  return sha256({"\x01", bytes_of(left), bytes_of(right)});
}

void Tree::append(const Hash& leaf) {
  if (levels_.empty()) levels_.emplace_back();
  levels_[0].push_back(leaf);
  for (std::size_t level = 0; levels_[level].size() % 2 == 0; ++level) {
    if (level + 1 == levels_.size()) levels_.emplace_back();
    const auto& below = levels_[level];
    levels_[level + 1].push_back(node_hash(below[below.size() - 2], below.back()));
  }
}

Hash Tree::root(std::uint64_t size) const {
  ENSURE(size <= this->size());
  return size == 0 ? sha256({}) : subtree(0, size);
}

Hash Tree::subtree(std::uint64_t begin, std::uint64_t end) const {
  const std::uint64_t count = end - begin;
  const auto level = static_cast<std::size_t>(std::countr_zero(count));
  if (std::has_single_bit(count) && begin % count == 0) return levels_[level][begin >> level];
  const std::uint64_t middle = begin + split(count);
  return node_hash(subtree(begin, middle), subtree(middle, end));
}

std::vector<Hash> Tree::inclusion_proof(std::uint64_t index, std::uint64_t size) const {
  ENSURE(index < size && size <= this->size());
  std::vector<Hash> from_the_root;
  for (std::uint64_t begin = 0, end = size; end - begin > 1;) {
    const std::uint64_t middle = begin + split(end - begin);
    if (index < middle) {
      from_the_root.push_back(subtree(middle, end));
      end = middle;
    } else {
      from_the_root.push_back(subtree(begin, middle));
      begin = middle;
    }
  }
  return {from_the_root.rbegin(), from_the_root.rend()};
}

std::vector<Hash> Tree::consistency_proof(std::uint64_t old_size, std::uint64_t size) const {
  ENSURE(0 < old_size && old_size <= size && size <= this->size());
  std::vector<Hash> from_the_root;
  std::uint64_t begin = 0, end = size;
  while (old_size != end) {
    const std::uint64_t middle = begin + split(end - begin);
    if (old_size <= middle) {
      from_the_root.push_back(subtree(middle, end));
      end = middle;
    } else {
      from_the_root.push_back(subtree(begin, middle));
      begin = middle;
    }
  }
  // The reader knows the old root already when the old tree is one of the new tree's subtrees.
  if (begin != 0) from_the_root.push_back(subtree(begin, end));
  return {from_the_root.rbegin(), from_the_root.rend()};
}

bool proves_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      std::span<const Hash> proof, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t at = index, last = size - 1;
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return false;
    if (at % 2 == 1 || at == last) {
      hash = node_hash(sibling, hash);
      while (at % 2 == 0 && at != 0) at >>= 1, last >>= 1;
    } else {
      hash = node_hash(hash, sibling);
    }
    at >>= 1, last >>= 1;
  }
  return last == 0 && hash == root;
}

bool proves_consistency(std::uint64_t old_size, std::uint64_t size, const Hash& old_root,
                        const Hash& root, std::span<const Hash> proof) {
  if (old_size == 0 || old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  if (proof.empty()) return false;
  // When the old tree is whole, its root is the first hash of the path, and is not sent.
  const bool whole = std::has_single_bit(old_size);
  std::uint64_t at = old_size - 1, last = size - 1;
  while (at % 2 == 1) at >>= 1, last >>= 1;
  Hash old_hash = whole ? old_root : proof.front(), hash = old_hash;
  for (const Hash& sibling : proof.subspan(whole ? 0 : 1)) {
    if (last == 0) return false;
    if (at % 2 == 1 || at == last) {
      old_hash = node_hash(sibling, old_hash);
      hash = node_hash(sibling, hash);
      while (at % 2 == 0 && at != 0) at >>= 1, last >>= 1;
    } else {
      hash = node_hash(hash, sibling);
    }
    at >>= 1, last >>= 1;
  }
  return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace haven::ledger
