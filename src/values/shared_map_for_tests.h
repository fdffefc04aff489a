#pragma once
#include "values/shared_map.h"

/// What tests see of the nodes inside a SharedMap: a count that no clock disturbs.
namespace haven {

struct NodesOfSharedMap {
  /// How many nodes of `after` are not `before`'s too: what the way from one to the other cost.
  template <class Map>
  static std::size_t made(const Map& after, const Map& before) {
    return made_below(after.root_.get(), before);
  }

  /// Whether each side knows its weight, and none is more than three times as heavy as the other.
  template <class Map>
  static bool is_balanced(const Map& map) {
    return is_balanced_below<Map>(map.root_);
  }

 private:
  template <class Node, class Map>
  static std::size_t made_below(const Node* node, const Map& before) {
    if (node == nullptr || holds(before, node)) return 0;
    return 1 + made_below(node->left.get(), before) + made_below(node->right.get(), before);
  }

  /// With a node all that is below it is shared.
  template <class Map, class Node>
  static bool holds(const Map& map, const Node* node) {
    const auto& key = node->entry->first;
    const Node* at = map.root_.get();
    while (at != nullptr && at != node && at->entry->first != key)
      at = (key < at->entry->first ? at->left : at->right).get();
    return at == node;
  }

  template <class Map, class Tree>
  static bool is_balanced_below(const Tree& tree) {
    if (!tree) return true;
    const auto left = Map::weight(tree->left);
    const auto right = Map::weight(tree->right);
    return tree->weight == left + right && left <= 3 * right && right <= 3 * left &&
           is_balanced_below<Map>(tree->left) && is_balanced_below<Map>(tree->right);
  }
};

}  // namespace haven
