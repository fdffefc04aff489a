#include "ledger/keys/key_cache.h"

namespace haven::ledger {

std::optional<std::string_view> KeyCache::find(const KeyName& name, Clock::time_point now) {
  const auto found = held_.find(name);
  if (found == held_.end()) return std::nullopt;
  const Place place = found->second;
  if (now - place->since >= longest) {
    wipe(place);
    return std::nullopt;
  }
  by_use_.splice(by_use_.begin(), by_use_, place);
  return keys_.at(place->slot);
}

void KeyCache::keep(const KeyName& name, std::string_view key, Clock::time_point now) {
  if (held_.contains(name)) wipe(held_.at(name));
  if (held_.size() == most) wipe(std::prev(by_use_.end()));
  by_use_.push_front({name, keys_.keep(key), now});
  held_[name] = by_use_.begin();
}

void KeyCache::wipe_all_of(StreamId keys_of) {
  for (auto place = by_use_.begin(); place != by_use_.end();) {
    const auto here = place++;
    if (here->name.keys_of == keys_of) wipe(here);
  }
}

void KeyCache::wipe_old(Clock::time_point now) {
  for (auto place = by_use_.begin(); place != by_use_.end();) {
    const auto here = place++;
    if (now - here->since >= longest) wipe(here);
  }
}

void KeyCache::wipe(Place place) {
  keys_.wipe(place->slot);
  held_.erase(place->name);
  by_use_.erase(place);
}

}  // namespace haven::ledger
