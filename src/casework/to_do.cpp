#include "casework/to_do.h"

#include <algorithm>

namespace haven::casework {

ToDo::List ToDo::of(const cases::Story& child, Instant now) {
  auto& group = groups_.at(std::hash<ChildId>{}(child.child) % groups_.size());
  {
    const std::scoped_lock lock(group.mutex);
    const auto found = group.kept.find(child.child);
    if (found != group.kept.end() && found->second.version == child.version &&
        found->second.from <= now && now < found->second.until)
      return found->second.list;
  }
  auto states = owed(child, cards_, now);
  auto& duties = states.duties;
  std::erase_if(duties, [](const guidelines::Duty& duty) { return !is_to_do(duty); });
  std::ranges::stable_sort(duties, {}, clock_of);
  auto list = std::make_shared<const std::vector<guidelines::Duty>>(
      std::make_move_iterator(duties.begin()), std::make_move_iterator(duties.end()));
  const std::scoped_lock lock(group.mutex);
  group.kept[child.child] = {child.version, now, states.change_at.value_or(Instant::max()), list};
  return list;
}

}  // namespace haven::casework
