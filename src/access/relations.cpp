#include "access/relations.h"

#include <algorithm>

namespace haven::access {
namespace {

/// Beyond this many to one object (a team's members), the subject's are fewer.
constexpr std::size_t few = 16;

std::uint32_t half_mark(std::string_view words) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(words) >> 32);
}

/// The key's half stands first, so that all of one key lie together.
std::uint64_t mark_of(std::string_view key, std::string_view relation) {
  return std::uint64_t{half_mark(key)} << 32 | half_mark(relation);
}

/// Which shard keeps what has this mark.
std::size_t shard_of(std::uint64_t mark, std::size_t shards) { return (mark >> 32) % shards; }

}  // namespace

Relations::Relations(std::vector<Relation> relations) {
  std::array<Shard, shards> subjects;
  std::array<Shard, shards> objects;
  for (auto& relation : relations) {
    const auto kept = std::make_shared<const Relation>(std::move(relation));
    const auto from = mark_of(kept->subject, kept->relation);
    const auto to = mark_of(kept->object, kept->relation);
    subjects[shard_of(from, shards)].push_back({from, kept});
    objects[shard_of(to, shards)].push_back({to, kept});
  }
  const auto keep = [](std::array<Shard, shards>& from, Index& index) {
    for (std::size_t i = 0; i < shards; ++i) {
      if (from[i].empty()) continue;
      std::ranges::sort(from[i], {}, &Kept::mark);
      index[i] = std::make_shared<const Shard>(std::move(from[i]));
    }
  };
  keep(subjects, by_subject_);
  keep(objects, by_object_);
}

std::span<const Relations::Kept> Relations::kept_by(const Index& index, std::string_view key,
                                                    std::string_view relation) {
  const auto mark = mark_of(key, relation);
  const auto& shard = index[shard_of(mark, shards)];
  if (!shard) return {};
  const auto range = std::ranges::equal_range(*shard, mark, {}, &Kept::mark);
  return {range.begin(), range.end()};
}

bool Relations::live(std::string_view subject, std::string_view relation, std::string_view object,
                     Instant now) const {
  auto candidates = kept_by(by_object_, object, relation);
  if (candidates.size() > few) candidates = kept_by(by_subject_, subject, relation);
  return std::ranges::any_of(candidates, [&](const Kept& kept) {
    return kept->subject == subject && kept->relation == relation && kept->object == object &&
           kept->is_live(now);
  });
}

void Relations::each_from(std::string_view subject, std::string_view relation, Instant now,
                          const See& see) const {
  for (const auto& kept : kept_by(by_subject_, subject, relation))
    if (kept->subject == subject && kept->relation == relation && kept->is_live(now))
      see(*kept.relation);
}

void Relations::each_to(std::string_view object, std::string_view relation, Instant now,
                        const See& see) const {
  for (const auto& kept : kept_by(by_object_, object, relation))
    if (kept->object == object && kept->relation == relation && kept->is_live(now))
      see(*kept.relation);
}

bool Relations::is_about_another(std::string_view subject, std::string_view object) const {
  return std::ranges::any_of(kept_by(by_subject_, subject, "about"), [&](const Kept& kept) {
    return kept->subject == subject && kept->relation == "about" && kept->object != object;
  });
}

bool Relations::knows(std::string_view object) const {
  const auto first = std::uint64_t{half_mark(object)} << 32;
  const auto& shard = by_object_[shard_of(first, shards)];
  if (!shard) return false;
  auto kept = std::ranges::lower_bound(*shard, first, {}, &Kept::mark);
  for (; kept != shard->end() && kept->mark >> 32 == first >> 32; ++kept)
    if ((*kept)->object == object) return true;
  return false;
}

void Relations::put(Index& index, Side side, const std::shared_ptr<const Relation>& added,
                    const Relation* replaced) {
  const std::string& key = (*added).*side;
  const auto mark = mark_of(key, added->relation);
  auto& shard = index[shard_of(mark, shards)];
  auto changed = shard ? *shard : Shard{};
  if (replaced)
    std::erase_if(changed, [&](const Kept& kept) { return kept.relation.get() == replaced; });
  changed.insert(std::ranges::upper_bound(changed, mark, {}, &Kept::mark), {mark, added});
  shard = std::make_shared<const Shard>(std::move(changed));
}

Relations Relations::replacing(const Relation* old, Relation changed) const {
  const auto kept = std::make_shared<const Relation>(std::move(changed));
  auto after = *this;
  put(after.by_subject_, &Relation::subject, kept, old);
  put(after.by_object_, &Relation::object, kept, old);
  return after;
}

Relations Relations::with(Relation relation) const {
  return replacing(nullptr, std::move(relation));
}

Relations Relations::ended(std::string_view subject, std::string_view relation,
                           std::string_view object, Instant at, std::string_view child) const {
  auto after = *this;
  for (const auto& kept : kept_by(by_subject_, subject, relation)) {
    if (kept->subject != subject || kept->relation != relation || kept->object != object ||
        !kept->is_live(at))
      continue;
    if (kept->cases && std::ranges::find(*kept->cases, child) == kept->cases->end()) continue;
    auto changed = *kept.relation;
    changed.until = at;
    after = after.replacing(kept.relation.get(), std::move(changed));
  }
  return after;
}

Relations Relations::without(std::string_view subject, std::string_view relation,
                             std::string_view object) const {
  auto after = *this;
  const auto is_meant = [&](const Kept& kept) {
    return kept->subject == subject && kept->relation == relation && kept->object == object &&
           !kept->cases;
  };
  for (const auto& [index, key] :
       {std::pair{&after.by_subject_, subject}, std::pair{&after.by_object_, object}}) {
    auto& shard = (*index)[shard_of(mark_of(key, relation), shards)];
    if (!shard) continue;
    auto changed = *shard;
    std::erase_if(changed, is_meant);
    shard = std::make_shared<const Shard>(std::move(changed));
  }
  return after;
}

Relations Relations::closed(std::string_view subject, std::string_view object, Instant at) const {
  auto after = *this;
  for (const auto& kept : kept_by(by_subject_, subject, "about")) {
    if (kept->subject != subject || kept->relation != "about" || kept->object != object ||
        kept->closed_at || !kept->is_live(at))
      continue;
    auto changed = *kept.relation;
    changed.closed_at = at;
    after = after.replacing(kept.relation.get(), std::move(changed));
  }
  return after;
}

std::size_t Relations::size() const {
  std::size_t count = 0;
  for (const auto& shard : by_subject_) count += shard ? shard->size() : 0;
  return count;
}

}  // namespace haven::access
