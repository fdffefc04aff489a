#include "ledger/proof/tree.h"

#include <doctest/doctest.h>

#include "values/encoding.h"

using namespace haven;
using namespace haven::ledger;

namespace {

Tree tree_of(std::uint64_t leaves) {
  Tree tree;
  for (std::uint64_t i = 0; i < leaves; ++i) tree.append(leaf_hash("entry " + std::to_string(i)));
  return tree;
}

}  // namespace

TEST_CASE("the trees of the eight well-known leaves have the well-known roots") {
  const std::vector<std::string> leaves = {"",
                                           "00",
                                           "10",
                                           "2021",
                                           "3031",
                                           "40414243",
                                           "5051525354555657",
                                           "606162636465666768696a6b6c6d6e6f"};
  const std::vector<std::string> roots = {
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Tree tree;
  CHECK(to_hex(bytes_of(tree.root())) == roots[0]);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    tree.append(leaf_hash(from_hex(leaves[i]).value()));
    CHECK(to_hex(bytes_of(tree.root())) == roots[i + 1]);
  }
  for (std::size_t size = 0; size < roots.size(); ++size)
    CHECK(to_hex(bytes_of(tree.root(size))) == roots[size]);
}

TEST_CASE("every leaf of every tree up to 70 leaves is proved to be in it, and in no other place") {
  const Tree tree = tree_of(70);
  for (std::uint64_t size = 1; size <= tree.size(); ++size) {
    const Hash root = tree.root(size);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = tree.inclusion_proof(index, size);
      REQUIRE(proves_inclusion(index, size, tree.leaf(index), proof, root));
      CHECK_FALSE(proves_inclusion(index, size, leaf_hash("another"), proof, root));
      CHECK_FALSE(proves_inclusion(index ^ 1, size, tree.leaf(index), proof, root));
      auto longer = proof;
      longer.push_back(root);
      CHECK_FALSE(proves_inclusion(index, size, tree.leaf(index), longer, root));
      if (!proof.empty())
        CHECK_FALSE(proves_inclusion(index, size, tree.leaf(index),
                                     std::span(proof).first(proof.size() - 1), root));
    }
  }
}

TEST_CASE("every tree up to 70 leaves is proved to begin with every smaller one, as it was") {
  const Tree tree = tree_of(70);
  for (std::uint64_t size = 1; size <= tree.size(); ++size) {
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      const auto proof = tree.consistency_proof(old_size, size);
      const Hash before = tree.root(old_size), after = tree.root(size);
      REQUIRE(proves_consistency(old_size, size, before, after, proof));
      CHECK_FALSE(proves_consistency(old_size, size, leaf_hash("another"), after, proof));
      CHECK_FALSE(proves_consistency(old_size, size, before, leaf_hash("another"), proof));
      auto longer = proof;
      longer.push_back(before);
      CHECK_FALSE(proves_consistency(old_size, size, before, after, longer));
    }
  }
}

TEST_CASE("nothing is proved about a tree of no leaves") {
  const Tree tree = tree_of(3);
  CHECK_FALSE(proves_consistency(0, 3, sha256({}), tree.root(), {}));
  CHECK_FALSE(proves_consistency(0, 0, sha256({}), sha256({}), {}));
  CHECK_FALSE(proves_inclusion(0, 0, tree.leaf(0), {}, sha256({})));
}
