#include "ledger/stream_cache.h"

namespace haven::ledger {

Entries StreamCache::find(StreamId stream, std::uint64_t version) {
  const Lock lock(mutex_);
  const auto found = held_.find(stream);
  if (found == held_.end() || found->second->entries->size() < version) return nullptr;
  by_use_.splice(by_use_.begin(), by_use_, found->second);
  return found->second->entries;
}

void StreamCache::keep(StreamId stream, Entries entries) {
  std::size_t bytes = 0;
  for (const auto& entry : *entries) bytes += sizeof entry + entry.envelope.size();
  const Lock lock(mutex_);
  if (const auto found = held_.find(stream); found != held_.end()) {
    // Another thread may have read more of it meanwhile.
    if (found->second->entries->size() >= entries->size()) return;
    drop(found->second);
  }
  if (bytes > most_) return;
  while (bytes_ + bytes > most_) drop(std::prev(by_use_.end()));
  by_use_.push_front({stream, std::move(entries), bytes});
  held_[stream] = by_use_.begin();
  bytes_ += bytes;
}

std::size_t StreamCache::bytes() const {
  const Lock lock(mutex_);
  return bytes_;
}

void StreamCache::drop(Place place) {
  bytes_ -= place->bytes;
  held_.erase(place->stream);
  by_use_.erase(place);
}

}  // namespace haven::ledger
