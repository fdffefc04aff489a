#include "access/relations.h"

#include <algorithm>

namespace haven::access {
namespace {

/// Beyond this many relations of one subject (a body's sharing decisions), the object's are fewer.
constexpr std::size_t few = 16;

std::size_t shard_of(std::string_view key, std::size_t shards) {
  return std::hash<std::string_view>{}(key) % shards;
}

}  // namespace

Relations::Relations(std::vector<Relation> relations) {
  std::array<Shard, shards> subjects;
  std::array<Shard, shards> objects;
  for (auto& relation : relations) {
    const auto kept = std::make_shared<const Relation>(std::move(relation));
    subjects[shard_of(kept->subject, shards)].push_back(kept);
    objects[shard_of(kept->object, shards)].push_back(kept);
  }
  const auto keep = [](std::array<Shard, shards>& from, Index& index, Side side) {
    for (std::size_t i = 0; i < shards; ++i) {
      if (from[i].empty()) continue;
      std::ranges::sort(from[i], {}, [side](const Kept& kept) -> auto& { return (*kept).*side; });
      index[i] = std::make_shared<const Shard>(std::move(from[i]));
    }
  };
  keep(subjects, by_subject_, &Relation::subject);
  keep(objects, by_object_, &Relation::object);
}

std::span<const Relations::Kept> Relations::kept_by(const Index& index, Side side,
                                                    std::string_view key) {
  const auto& shard = index[shard_of(key, shards)];
  if (!shard) return {};
  const auto by_side = [side](const Kept& kept) { return std::string_view((*kept).*side); };
  const auto range = std::ranges::equal_range(*shard, key, {}, by_side);
  return {range.begin(), range.end()};
}

bool Relations::live(std::string_view subject, std::string_view relation, std::string_view object,
                     Instant now) const {
  auto candidates = kept_by(by_subject_, &Relation::subject, subject);
  if (candidates.size() > few) candidates = kept_by(by_object_, &Relation::object, object);
  return std::ranges::any_of(candidates, [&](const Kept& kept) {
    return kept->relation == relation && kept->subject == subject && kept->object == object &&
           kept->is_live(now);
  });
}

void Relations::each_from(std::string_view subject, std::string_view relation, Instant now,
                          const See& see) const {
  for (const auto& kept : kept_by(by_subject_, &Relation::subject, subject))
    if (kept->relation == relation && kept->is_live(now)) see(*kept);
}

void Relations::each_to(std::string_view object, std::string_view relation, Instant now,
                        const See& see) const {
  for (const auto& kept : kept_by(by_object_, &Relation::object, object))
    if (kept->relation == relation && kept->is_live(now)) see(*kept);
}

bool Relations::knows(std::string_view object) const {
  return !kept_by(by_object_, &Relation::object, object).empty();
}

void Relations::put(Index& index, Side side, Kept added, const Relation* replaced) {
  auto& shard = index[shard_of((*added).*side, shards)];
  auto changed = shard ? *shard : Shard{};
  if (replaced) std::erase_if(changed, [&](const Kept& kept) { return kept.get() == replaced; });
  const auto by_side = [side](const Kept& kept) -> auto& { return (*kept).*side; };
  changed.insert(std::ranges::upper_bound(changed, (*added).*side, {}, by_side), added);
  shard = std::make_shared<const Shard>(std::move(changed));
}

Relations Relations::replacing(const Kept& old, Relation changed) const {
  const auto kept = std::make_shared<const Relation>(std::move(changed));
  auto after = *this;
  put(after.by_subject_, &Relation::subject, kept, old.get());
  put(after.by_object_, &Relation::object, kept, old.get());
  return after;
}

Relations Relations::with(Relation relation) const {
  return replacing(nullptr, std::move(relation));
}

Relations Relations::ended(std::string_view subject, std::string_view relation,
                           std::string_view object, Instant at, std::string_view child) const {
  auto after = *this;
  for (const auto& kept : kept_by(by_subject_, &Relation::subject, subject)) {
    if (kept->relation != relation || kept->object != object || !kept->is_live(at)) continue;
    if (kept->cases && std::ranges::find(*kept->cases, child) == kept->cases->end()) continue;
    auto changed = *kept;
    changed.until = at;
    after = after.replacing(kept, std::move(changed));
  }
  return after;
}

Relations Relations::closed(std::string_view subject, Instant at) const {
  auto after = *this;
  for (const auto& kept : kept_by(by_subject_, &Relation::subject, subject)) {
    if (kept->relation != "about" || kept->closed_at || !kept->is_live(at)) continue;
    auto changed = *kept;
    changed.closed_at = at;
    after = after.replacing(kept, std::move(changed));
  }
  return after;
}

std::size_t Relations::size() const {
  std::size_t count = 0;
  for (const auto& shard : by_subject_) count += shard ? shard->size() : 0;
  return count;
}

}  // namespace haven::access
