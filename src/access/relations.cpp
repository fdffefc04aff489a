#include "access/relations.h"

#include <algorithm>

namespace haven::access {
namespace {

/// Beyond this many of one subject (a body's sharing decisions), the object's are fewer.
constexpr std::size_t few = 16;

std::size_t shard_of(std::string_view key, std::size_t shards) {
  return std::hash<std::string_view>{}(key) % shards;
}

/// What a shard is sorted by: a person stands in thousands of relations, to few in any one.
auto by_side_and_relation(std::string Relation::* side) {
  return [side](const std::shared_ptr<const Relation>& kept) {
    return std::pair<std::string_view, std::string_view>{(*kept).*side, kept->relation};
  };
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
      std::ranges::sort(from[i], {}, by_side_and_relation(side));
      index[i] = std::make_shared<const Shard>(std::move(from[i]));
    }
  };
  keep(subjects, by_subject_, &Relation::subject);
  keep(objects, by_object_, &Relation::object);
}

std::span<const Relations::Kept> Relations::kept_by(const Index& index, Side side,
                                                    std::string_view key,
                                                    std::string_view relation) {
  const auto& shard = index[shard_of(key, shards)];
  if (!shard) return {};
  const auto range =
      std::ranges::equal_range(*shard, std::pair{key, relation}, {}, by_side_and_relation(side));
  return {range.begin(), range.end()};
}

bool Relations::live(std::string_view subject, std::string_view relation, std::string_view object,
                     Instant now) const {
  auto candidates = kept_by(by_subject_, &Relation::subject, subject, relation);
  if (candidates.size() > few)
    candidates = kept_by(by_object_, &Relation::object, object, relation);
  return std::ranges::any_of(candidates, [&](const Kept& kept) {
    return kept->subject == subject && kept->object == object && kept->is_live(now);
  });
}

void Relations::each_from(std::string_view subject, std::string_view relation, Instant now,
                          const See& see) const {
  for (const auto& kept : kept_by(by_subject_, &Relation::subject, subject, relation))
    if (kept->is_live(now)) see(*kept);
}

void Relations::each_to(std::string_view object, std::string_view relation, Instant now,
                        const See& see) const {
  for (const auto& kept : kept_by(by_object_, &Relation::object, object, relation))
    if (kept->is_live(now)) see(*kept);
}

bool Relations::knows(std::string_view object) const {
  const auto& shard = by_object_[shard_of(object, shards)];
  return shard && std::ranges::binary_search(*shard, object, {}, [](const Kept& kept) {
           return std::string_view(kept->object);
         });
}

void Relations::put(Index& index, Side side, Kept added, const Relation* replaced) {
  auto& shard = index[shard_of((*added).*side, shards)];
  auto changed = shard ? *shard : Shard{};
  if (replaced) std::erase_if(changed, [&](const Kept& kept) { return kept.get() == replaced; });
  const auto sorted_by = by_side_and_relation(side);
  changed.insert(std::ranges::upper_bound(changed, sorted_by(added), {}, sorted_by), added);
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
  for (const auto& kept : kept_by(by_subject_, &Relation::subject, subject, relation)) {
    if (kept->object != object || !kept->is_live(at)) continue;
    if (kept->cases && std::ranges::find(*kept->cases, child) == kept->cases->end()) continue;
    auto changed = *kept;
    changed.until = at;
    after = after.replacing(kept, std::move(changed));
  }
  return after;
}

Relations Relations::closed(std::string_view subject, Instant at) const {
  auto after = *this;
  for (const auto& kept : kept_by(by_subject_, &Relation::subject, subject, "about")) {
    if (kept->closed_at || !kept->is_live(at)) continue;
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
