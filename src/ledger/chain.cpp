#include "ledger/chain.h"

namespace haven::ledger {

Result<Link> link_of(const Row& row) {
  return Link{TRY(decode(row.envelope)).head, leaf_hash(row.envelope)};
}

Result<void> Chain::take(const Row& row, const Link& link) {
  TRY(check(row, link.head));
  add(link.head, link.leaf);
  return {};
}

void Chain::add(const Head& head, const Hash& leaf) {
  tree_.append(leaf);
  streams_[head.stream] = {head.version, leaf};
  commands_.try_emplace(head.mark, head.position, head.position).first->second.second =
      head.position;
  last_mark_ = head.mark;
  last_time_ = head.time;
}

Result<void> Chain::check(const Row& row, const Head& head) const {
  const auto broken = [](std::string says) {
    return problem(std::move(says), {}, Problem::Kind::broken);
  };
  if (row.position != size() + 1) return broken("An entry is missing, or is not in its place");
  if (head.position != row.position) return broken("An entry says that its position is another");
  if (head.stream != row.stream || head.version != row.version)
    return broken("An entry says that its stream, or its place in it, is another");
  const StreamEnd end = end_of(head.stream);
  if (head.version != end.version + 1) return broken("A stream has a gap, or an entry twice");
  if (head.previous != end.hash)
    return broken("An entry does not follow from the entry before it in its stream");
  if (head.time < last_time_) return broken("An entry is older than the entry before it");
  if (head.mark != last_mark_ && commands_.contains(head.mark))
    return broken("A command was kept twice");
  return {};
}

StreamEnd Chain::end_of(StreamId stream) const {
  const auto found = streams_.find(stream);
  return found == streams_.end() ? StreamEnd{} : found->second;
}

std::optional<Appended> Chain::kept(CommandId mark) const {
  const auto found = commands_.find(mark);
  if (found == commands_.end()) return std::nullopt;
  return Appended{found->second.first, found->second.second, true};
}

}  // namespace haven::ledger
