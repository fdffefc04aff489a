#include "casework/to_do.h"

#include <algorithm>

namespace haven::casework {
namespace {

using guidelines::Duty;
using guidelines::State;

std::vector<Late> late_of(const std::vector<Duty>& duties) {
  std::vector<Late> late;
  for (const auto& duty : duties)
    if (duty.state != State::open)
      late.push_back({duty.due_at, duty.floor_ends, static_cast<std::uint32_t>(duty.card->number),
                      duty.state});
  return late;
}

}  // namespace

Duty Late::duty(const guidelines::Cards& cards) const {
  Duty whole(cards.all.at(card).get());
  whole.state = state;
  whole.due_at = due_at;
  whole.floor_ends = floor_ends;
  return whole;
}

void ToDo::Shelf::keep(std::uint32_t number, Kept child, std::span<const Late> late_of_it) {
  late.reserve(late.size() + late_of_it.size());  // What follows must not stop half-way.
  auto& place = kept[number % size];
  const auto begin = late.begin() + static_cast<std::ptrdiff_t>(place.first_late);
  const auto after = late.erase(begin, begin + static_cast<std::ptrdiff_t>(place.late));
  late.insert(after, late_of_it.begin(), late_of_it.end());
  for (auto* later = &place + 1; later != kept.data() + size; ++later)
    later->first_late += late_of_it.size() - place.late;
  child.first_late = place.first_late;
  child.late = late_of_it.size();
  place = std::move(child);
}

ToDo::Shelf& ToDo::shelf_of(const cases::Story& child) {
  const auto at = child.number / Shelf::size;
  {
    const ReadLock reads(mutex_);
    if (at < shelves_.size()) return *shelves_[at];
  }
  const WriteLock writes(mutex_);
  while (shelves_.size() <= at) shelves_.push_back(std::make_unique<Shelf>());
  return *shelves_[at];
}

ToDo::List ToDo::of(const cases::Story& child, Instant now) {
  auto& shelf = shelf_of(child);
  {
    const ReadLock reads(shelf.mutex);
    if (const auto& kept = shelf.of(child); kept.holds(child, now)) return kept.list;
  }
  auto states = owed(child, cards_, now);
  auto& duties = states.duties;
  std::erase_if(duties, [](const Duty& duty) { return !is_to_do(duty); });
  std::ranges::stable_sort(duties, {}, clock_of);
  const auto late = late_of(duties);
  const auto list = std::make_shared<const std::vector<Duty>>(
      std::make_move_iterator(duties.begin()), std::make_move_iterator(duties.end()));
  const WriteLock writes(shelf.mutex);
  shelf.keep(child.number,
             {child.child, child.version, now, states.change_at.value_or(Instant::max()), list},
             late);
  return list;
}

void ToDo::late(Children children, Instant now, const TakeLate& take) {
  // Nearly all of the time is spent waiting for memory: what comes next is asked for meanwhile.
  constexpr std::size_t ahead = 16;
  std::vector<const cases::Story*> to_work_out;
  for (std::size_t i = 0; i < children.size();) {
    const auto at = children[i]->number / Shelf::size;
    auto& shelf = shelf_of(*children[i]);
    const ReadLock reads(shelf.mutex);
    for (; i < children.size() && children[i]->number / Shelf::size == at; ++i) {
      if (i + ahead < children.size()) __builtin_prefetch(children[i + ahead].get());
      const auto& child = *children[i];
      const auto& kept = shelf.of(child);
      if (!kept.holds(child, now))
        to_work_out.push_back(&child);
      else if (kept.late > 0)
        take(child, std::span(shelf.late).subspan(kept.first_late, kept.late));
    }
  }
  for (const auto* child : to_work_out)
    if (const auto late = late_of(*of(*child, now)); !late.empty()) take(*child, late);
}

}  // namespace haven::casework
