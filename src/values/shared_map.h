#pragma once
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

/// An ordered map that never changes. One more entry, or one less, makes a new map, which shares
/// all with the old one but the way to that entry: some log2(n) nodes. So many threads may read at
/// once, each the map it holds, and a copy costs a pointer.
namespace haven {

/// A weight-balanced tree: of two sides none is ever more than three times as heavy as the other
/// (Hirai and Yamamoto, "Balancing weight-balanced trees", 2011, prove that these two numbers do).
template <class Key, class Value>
class SharedMap {
  struct Node;
  using Tree = std::shared_ptr<const Node>;

 public:
  using value_type = std::pair<const Key, Value>;
  class Iterator;

  std::size_t size() const { return weight(root_) - 1; }
  bool empty() const { return !root_; }

  /// Smallest key first. The map must outlive whoever walks over it.
  Iterator begin() const { return Iterator(root_.get()); }
  Iterator end() const { return {}; }

  /// The first whose key is not less than `key`, which is anything that compares with one.
  Iterator lower_bound(const auto& key) const {
    Iterator found;
    for (const Node* node = root_.get(); node != nullptr;) {
      const bool is_before = node->entry->first < key;
      if (!is_before) found.ahead_.push_back(node);
      node = (is_before ? node->right : node->left).get();
    }
    return found;
  }
  Iterator find(const auto& key) const {
    auto found = lower_bound(key);
    return found == end() || key < found->first ? end() : found;
  }

  /// This map, with `value` at `key` and no longer what was there.
  SharedMap with(Key key, Value value) const {
    return SharedMap(put(root_, std::make_shared<value_type>(std::move(key), std::move(value))));
  }
  /// This map, with nothing at `key`.
  SharedMap without(const auto& key) const { return SharedMap(taken(root_, key)); }

  SharedMap() = default;

 private:
  friend struct NodesOfSharedMap;  // For tests: counts what two maps share.

  /// Beside its entry, which the copies of a node share.
  struct Node {
    Tree left;
    std::shared_ptr<const value_type> entry;
    Tree right;
    std::size_t weight = 2;
  };
  using Entry = std::shared_ptr<const value_type>;

  explicit SharedMap(Tree root) : root_(std::move(root)) {}

  /// One more than there are entries in it.
  static std::size_t weight(const Tree& tree) { return tree ? tree->weight : 1; }

  static Tree node(Tree left, Entry entry, Tree right) {
    const auto both = weight(left) + weight(right);
    return std::make_shared<const Node>(
        Node{std::move(left), std::move(entry), std::move(right), both});
  }

  /// The same, where one side may have become too heavy by one entry.
  static Tree balanced(const Tree& left, const Entry& entry, const Tree& right) {
    if (weight(right) > 3 * weight(left)) {
      const auto& near = right->left;
      if (weight(near) < 2 * weight(right->right))
        return node(node(left, entry, near), right->entry, right->right);
      return node(node(left, entry, near->left), near->entry,
                  node(near->right, right->entry, right->right));
    }
    if (weight(left) > 3 * weight(right)) {
      const auto& near = left->right;
      if (weight(near) < 2 * weight(left->left))
        return node(left->left, left->entry, node(near, entry, right));
      return node(node(left->left, left->entry, near->left), near->entry,
                  node(near->right, entry, right));
    }
    return node(left, entry, right);
  }

  static Tree put(const Tree& at, const Entry& added) {
    if (!at) return node(nullptr, added, nullptr);
    if (added->first < at->entry->first)
      return balanced(put(at->left, added), at->entry, at->right);
    if (at->entry->first < added->first)
      return balanced(at->left, at->entry, put(at->right, added));
    return node(at->left, added, at->right);
  }

  static Tree taken(const Tree& at, const auto& key) {
    if (!at) return at;
    if (key < at->entry->first) return balanced(taken(at->left, key), at->entry, at->right);
    if (at->entry->first < key) return balanced(at->left, at->entry, taken(at->right, key));
    if (!at->right) return at->left;
    const Node* next = at->right.get();
    while (next->left) next = next->left.get();
    return balanced(at->left, next->entry, taken(at->right, next->entry->first));
  }

  Tree root_;
};

/// Walks over a map in the order of its keys.
template <class Key, class Value>
class SharedMap<Key, Value>::Iterator {
 public:
  using value_type = SharedMap::value_type;
  using difference_type = std::ptrdiff_t;
  using pointer = const value_type*;
  using reference = const value_type&;
  using iterator_category = std::forward_iterator_tag;

  Iterator() = default;
  reference operator*() const { return *ahead_.back()->entry; }
  pointer operator->() const { return ahead_.back()->entry.get(); }
  Iterator& operator++() {
    const Node* right = ahead_.back()->right.get();
    ahead_.pop_back();
    go_left(right);
    return *this;
  }
  Iterator operator++(int) {
    auto here = *this;
    ++*this;
    return here;
  }
  bool operator==(const Iterator&) const = default;

 private:
  friend class SharedMap;
  explicit Iterator(const Node* root) { go_left(root); }
  void go_left(const Node* node) {
    for (; node != nullptr; node = node->left.get()) ahead_.push_back(node);
  }

  std::vector<const Node*> ahead_;  ///< Those on the way here that are yet to come; the next last.
};

}  // namespace haven
