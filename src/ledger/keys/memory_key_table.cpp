#include <set>

#include "ledger/keys/key_table.h"
#include "values/mutex.h"

namespace haven::ledger {
namespace {

class MemoryKeyTable : public KeyTable {
 public:
  Kept add(std::span<const KeyRow> rows) override {
    const Lock lock(mutex_);
    for (const auto& row : rows) ENSURE(rows_.emplace(row.name, row.wrapped).second);
    return {};
  }
  Kept probe() override { return {}; }
  Result<void> replace(std::span<const KeyRow> rows) override {
    const Lock lock(mutex_);
    for (const auto& row : rows)
      if (const auto found = rows_.find(row.name); found != rows_.end())
        found->second = row.wrapped;
    return {};
  }
  Result<std::optional<KeyRow>> find(const KeyName& name) const override {
    const Lock lock(mutex_);
    const auto found = rows_.find(name);
    if (found == rows_.end()) return std::nullopt;
    return KeyRow{name, found->second};
  }
  Result<std::vector<KeyName>> names() const override {
    const Lock lock(mutex_);
    std::vector<KeyName> names;
    for (const auto& [name, wrapped] : rows_) names.push_back(name);
    return names;
  }
  Result<std::vector<KeyRow>> wrapped_otherwise(std::string_view name, std::uint32_t version,
                                                std::size_t limit) const override {
    const Lock lock(mutex_);
    std::vector<KeyRow> found;
    for (const auto& [key, wrapped] : rows_) {
      if (found.size() == limit) break;
      if (wrapped.name == name && wrapped.version != version) found.push_back({key, wrapped});
    }
    return found;
  }
  Result<void> plan(const PlannedDestruction& planned) override {
    const Lock lock(mutex_);
    plans_[planned.keys_of] = planned.mark;
    return {};
  }
  Result<void> drop_plan(StreamId keys_of) override {
    const Lock lock(mutex_);
    plans_.erase(keys_of);
    return {};
  }
  Result<std::vector<PlannedDestruction>> plans() const override {
    const Lock lock(mutex_);
    std::vector<PlannedDestruction> plans;
    for (const auto& [keys_of, mark] : plans_) plans.push_back({keys_of, mark});
    return plans;
  }
  Result<void> destroy(StreamId keys_of) override {
    const Lock lock(mutex_);
    std::erase_if(rows_, [&](const auto& row) { return row.first.keys_of == keys_of; });
    destroyed_.insert(keys_of);
    plans_.erase(keys_of);
    return {};
  }
  Result<std::vector<StreamId>> destroyed() const override {
    const Lock lock(mutex_);
    return std::vector<StreamId>(destroyed_.begin(), destroyed_.end());
  }

 private:
  mutable Mutex mutex_;
  std::map<KeyName, WrappedKey> rows_ GUARDED_BY(mutex_);
  std::map<StreamId, CommandId> plans_ GUARDED_BY(mutex_);
  std::set<StreamId> destroyed_ GUARDED_BY(mutex_);
};

}  // namespace

std::unique_ptr<KeyTable> memory_key_table() { return std::make_unique<MemoryKeyTable>(); }

}  // namespace haven::ledger
