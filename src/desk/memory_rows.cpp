#include "desk/memory_rows.h"

#include <map>

#include "values/mutex.h"

namespace haven::desk {
namespace {

class MemoryRows final : public Rows {
 public:
  Result<void> put(const Row& row) override {
    const Lock lock(mutex_);
    rows_.insert_or_assign(Place(row.kind, row.key), row);
    return {};
  }

  Result<std::optional<Row>> get(std::string_view kind, std::string_view key) override {
    const Lock lock(mutex_);
    const auto found = rows_.find(Place(kind, key));
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
  }

  Result<std::optional<Row>> take(std::string_view kind, std::string_view key) override {
    const Lock lock(mutex_);
    auto taken = rows_.extract(Place(kind, key));
    return taken.empty() ? std::nullopt : std::optional(std::move(taken.mapped()));
  }

  Result<void> remove(std::string_view kind, std::string_view key) override {
    const Lock lock(mutex_);
    rows_.erase(Place(kind, key));
    return {};
  }

  Result<std::vector<Row>> list(std::string_view kind, std::string_view group) override {
    const Lock lock(mutex_);
    std::vector<Row> listed;
    for (auto at = rows_.lower_bound(Place(kind, "")); at != rows_.end() && at->first.first == kind;
         ++at)
      if (at->second.group == group) listed.push_back(at->second);
    return listed;
  }

  Result<void> keep_latest(std::string_view kind, std::size_t most) override {
    const Lock lock(mutex_);
    std::size_t count = 0;
    std::multimap<std::int64_t, Place> by_end;
    for (auto at = rows_.lower_bound(Place(kind, "")); at != rows_.end() && at->first.first == kind;
         ++at, ++count)
      if (at->second.expires) by_end.emplace(*at->second.expires, at->first);
    for (auto first = by_end.begin(); first != by_end.end() && count > most; ++first, --count)
      rows_.erase(first->second);
    return {};
  }

  Result<std::size_t> remove_expired(std::int64_t moment) override {
    const Lock lock(mutex_);
    return std::erase_if(rows_, [moment](const auto& entry) {
      return entry.second.expires && *entry.second.expires <= moment;
    });
  }

 private:
  using Place = std::pair<std::string, std::string>;

  Mutex mutex_;
  std::map<Place, Row> rows_ GUARDED_BY(mutex_);
};

}  // namespace

std::unique_ptr<Rows> memory_rows() { return std::make_unique<MemoryRows>(); }

}  // namespace haven::desk
