#include "web/light_pages.h"

namespace haven::web {

Response LightPages::get(std::string_view path, Instant now, std::uint64_t position,
                         const std::function<Response()>& make) {
  const Lock lock(mutex_);
  const auto found = made_.find(path);
  if (found != made_.end() && found->second.now == now && found->second.position == position)
    return found->second.page;
  Made made{now, position, make()};
  return made_.insert_or_assign(std::string(path), std::move(made)).first->second.page;
}

}  // namespace haven::web
