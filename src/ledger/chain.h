#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "ledger/entry.h"
#include "ledger/envelope.h"
#include "ledger/proof/tree.h"
#include "ledger/store/store.h"
#include "values/result.h"

namespace haven::ledger {

/// The end of a stream, to which its next entry is chained.
struct StreamEnd {
  std::uint64_t version = 0;
  Hash hash{};  ///< The leaf hash of the last entry; zeros when there is none.
};

/// How one entry hangs together with the others, as its bytes alone say.
struct Link {
  Head head;
  Hash leaf;
};
/// Of one row; the same whatever stands before it. Problem: broken.
Result<Link> link_of(const Row& row);

/// What holds the entries together, as far as they have been read or written: needs no key.
class Chain {
 public:
  /// Takes the next row, whose link it is. Problem: broken, and what is wrong with it; then it is
  /// not taken.
  Result<void> take(const Row& row, const Link& link);
  /// Adds an entry that was just made to follow from all before it.
  void add(const Head& head, const Hash& leaf);

  std::uint64_t size() const { return tree_.size(); }
  const Tree& tree() const { return tree_; }
  StreamEnd end_of(StreamId stream) const;
  Instant last_time() const { return last_time_; }
  /// Where the command with this mark was kept.
  std::optional<Appended> kept(CommandId mark) const;

 private:
  Result<void> check(const Row& row, const Head& head) const;

  Tree tree_;
  std::unordered_map<StreamId, StreamEnd> streams_;
  std::unordered_map<CommandId, std::pair<std::uint64_t, std::uint64_t>> commands_;
  CommandId last_mark_;
  Instant last_time_{};
};

}  // namespace haven::ledger
