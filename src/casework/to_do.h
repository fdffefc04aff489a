#pragma once
#include <array>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "casework/owed.h"
#include "values/mutex.h"

/// What somebody still has to do for each child: kept, so that a list of many children is read and
/// not worked out.
namespace haven::casework {

/// A duty that is overdue or breached, as short as a list of a whole nation needs it.
struct Late {
  MaybeInstant due_at;      ///< None for most that are breached.
  MaybeInstant floor_ends;  ///< Until when such a one was to hold at least.
  std::uint32_t card;       ///< Its number.
  guidelines::State state;

  /// The duty, as far as this tells it.
  guidelines::Duty duty(const guidelines::Cards& cards) const;
};

class ToDo {
 public:
  using List = std::shared_ptr<const std::vector<guidelines::Duty>>;
  using Children = std::span<const std::shared_ptr<const cases::Story>>;
  using TakeLate = std::function<void(const cases::Story&, std::span<const Late>)>;

  /// The cards must outlive this.
  explicit ToDo(const guidelines::Cards& cards) : cards_(cards) {}

  /// What is open, overdue or breached, the clock that runs out first coming first. Worked out anew
  /// when something happened to the child or the clock changed an answer. From any thread.
  List of(const cases::Story& child, Instant now);

  /// What of that is overdue or breached, in the same order, for each child that has any; in no
  /// order of children. `take` must not ask this again. From any thread.
  void late(Children children, Instant now, const TakeLate& take);

 private:
  /// From when to when a list holds, for a story of so many entries.
  struct Kept {
    ChildId child{};
    std::uint64_t version = 0;
    Instant from, until;
    List list;
    std::size_t first_late = 0;  ///< Its place on the shelf.
    std::size_t late = 0;

    bool holds(const cases::Story& story, Instant now) const {
      return child == story.child && version == story.version && from <= now && now < until;
    }
  };
  /// What is kept of the children of so many numbers: near each other, so that a nation is read
  /// straight through, and few, so that whoever keeps a new list seldom waits for a reader.
  struct Shelf {
    static constexpr std::size_t size = 256;
    SharedMutex mutex;
    std::array<Kept, size> kept GUARDED_BY(mutex);
    std::vector<Late> late GUARDED_BY(mutex);  ///< Of all of them, by their numbers.

    const Kept& of(const cases::Story& child) const REQUIRES_SHARED(mutex) {
      return kept[child.number % size];
    }
    void keep(std::uint32_t number, Kept child, std::span<const Late> late_of_it) REQUIRES(mutex);
  };
  Shelf& shelf_of(const cases::Story& child);

  const guidelines::Cards& cards_;
  SharedMutex mutex_;
  std::vector<std::unique_ptr<Shelf>> shelves_ GUARDED_BY(mutex_);
};

}  // namespace haven::casework
