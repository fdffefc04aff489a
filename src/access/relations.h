#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/moment.h"

namespace haven::access {

/// That a person, team, body or thing stands in some relation to another, from when to when:
/// u:amara is allocated_worker of c:1001. docs/access.md lists the relations that rules ask for.
struct Relation {
  std::string subject{};
  std::string relation{};
  std::string object{};
  std::optional<Instant> from{};   ///< Missing: always.
  std::optional<Instant> until{};  ///< The first moment at which it no longer holds. Missing: open.

  std::optional<Instant> closed_at{};  ///< `about`, of an episode or incident: missing while open.
  std::optional<std::string> state{};  ///< `about`, of a transfer: proposed, accepted, placed...
  std::optional<std::string> receiving_org{};          ///< `about`, of a transfer.
  std::optional<std::vector<std::string>> cases{};     ///< `delegate`: which children.
  std::optional<std::vector<std::string>> classes{};   ///< `delegate`, `share`: names of classes.
  std::optional<std::vector<std::string>> purposes{};  ///< `share`: names of purposes.
  std::optional<std::string> location_approved_by{};   ///< `delegate`.

  bool is_live(Instant now) const { return (!from || *from <= now) && (!until || now < *until); }
  bool operator==(const Relation&) const = default;
};

/// How long whoever opened a child's record may add to it (P18).
inline constexpr std::chrono::days opener_may_add_for{30};

/// All relations as they stand at one point of the ledger. Never changes, so many may read it at
/// once; a new one shares nearly everything with the one it was made from, and is cheap to make.
class Relations {
 public:
  Relations() = default;
  explicit Relations(std::vector<Relation> relations);

  /// Whether such a relation holds at `now`.
  bool live(std::string_view subject, std::string_view relation, std::string_view object,
            Instant now) const;

  /// Calls `see` with every such relation that holds at `now`, in no promised order.
  using See = std::function<void(const Relation&)>;
  void each_from(std::string_view subject, std::string_view relation, Instant now,
                 const See& see) const;
  void each_to(std::string_view object, std::string_view relation, Instant now,
               const See& see) const;

  /// Whether `subject` is, or ever was, about something else than `object`: somebody else's
  /// episode.
  bool is_about_another(std::string_view subject, std::string_view object) const;

  /// Whether anything has ever stood, or is yet to stand, in any relation to `object`.
  bool knows(std::string_view object) const;

  /// These and one more.
  Relations with(Relation relation) const;
  /// These, with every such relation that holds at `at` ending then; of those that name their
  /// children, as delegations do, only what names `child`.
  Relations ended(std::string_view subject, std::string_view relation, std::string_view object,
                  Instant at, std::string_view child = {}) const;
  /// These, without any such relation between the two, held now or ever; those that name their
  /// children, as delegations do, are left.
  Relations without(std::string_view subject, std::string_view relation,
                    std::string_view object) const;
  /// These, with what `subject` has about `object` closed at `at`: an episode ends when the child
  /// is found.
  Relations closed(std::string_view subject, std::string_view object, Instant at) const;

  std::size_t size() const;

 private:
  /// A relation under the mark of one of its sides and its kind: marks lie together in memory, the
  /// relations themselves do not.
  struct Kept {
    std::uint64_t mark;
    std::shared_ptr<const Relation> relation;
    const Relation* operator->() const { return relation.get(); }
  };
  using Shard = std::vector<Kept>;  // Sorted by the mark.
  static constexpr std::size_t shards = 256;
  using Index = std::array<std::shared_ptr<const Shard>, shards>;
  using Side = std::string Relation::*;

  /// All of `key` and `relation`, and perhaps others that have the same mark.
  static std::span<const Kept> kept_by(const Index& index, std::string_view key,
                                       std::string_view relation);
  static void put(Index& index, Side side, const std::shared_ptr<const Relation>& added,
                  const Relation* replaced);
  Relations replacing(const Relation* old, Relation changed) const;

  Index by_subject_;
  Index by_object_;
};

}  // namespace haven::access
