#include "ledger/store/memory_disk.h"

namespace haven::ledger {
namespace {
const NotKept refusal{{"The disk refuses", {}, Problem::Kind::unavailable}, NotKept::Disk::failed};
const NotKept no_room{{"The disk is full", {}, Problem::Kind::unavailable}, NotKept::Disk::full};
}  // namespace

bool MemoryDisk::fails() {
  if (!calls_left_) return false;
  if (*calls_left_ == 0) return true;
  --*calls_left_;
  return false;
}

Kept MemoryDisk::write(std::string_view bytes) {
  const Lock lock(mutex_);
  ++writes_;
  if (room_ && bytes.size() > *room_) return tl::unexpected(no_room);
  const bool failed = fails();
  bytes_ += failed ? bytes.substr(0, bytes.size() / 2) : bytes;
  if (failed) return tl::unexpected(refusal);
  if (room_) *room_ -= bytes.size();
  return {};
}

Kept MemoryDisk::sync() {
  const Lock lock(mutex_);
  if (fails()) return tl::unexpected(refusal);
  synced_ = bytes_.size();
  return {};
}

std::string MemoryDisk::bytes() const {
  const Lock lock(mutex_);
  return bytes_;
}

std::size_t MemoryDisk::synced() const {
  const Lock lock(mutex_);
  return synced_;
}

std::string MemoryDisk::after_power_cut(std::size_t surviving_unsynced_bytes) const {
  const Lock lock(mutex_);
  return bytes_.substr(0, synced_ + surviving_unsynced_bytes);
}

void MemoryDisk::fail_after(std::size_t calls) {
  const Lock lock(mutex_);
  calls_left_ = calls;
}

void MemoryDisk::leave_room_for(std::size_t bytes) {
  const Lock lock(mutex_);
  room_ = bytes;
}

std::size_t MemoryDisk::writes() const {
  const Lock lock(mutex_);
  return writes_;
}

void MemoryDisk::make_room() {
  const Lock lock(mutex_);
  room_.reset();
}

}  // namespace haven::ledger
