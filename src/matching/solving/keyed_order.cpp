#include "matching/solving/keyed_order.h"

#include <algorithm>
#include <numeric>

namespace haven::matching {
namespace {

std::uint64_t hash(std::uint64_t key, std::string_view text) {
  for (const char letter : text) key = mix(key ^ static_cast<unsigned char>(letter));
  return mix(key + text.size());
}

}  // namespace

std::vector<int> keyed_order(std::string_view run, std::string_view kind,
                             const std::vector<std::string_view>& ids) {
  const auto key = hash(hash(0, run), kind);
  std::vector<std::uint64_t> hashes;
  hashes.reserve(ids.size());
  for (const auto id : ids) hashes.push_back(hash(key, id));
  std::vector<int> order(ids.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](int a, int b) {
    return hashes[a] != hashes[b] ? hashes[a] < hashes[b] : ids[a] < ids[b];
  });
  return order;
}

}  // namespace haven::matching
