#include "allocation/post.h"

#include <algorithm>

#include "cases/relation.h"

namespace haven::allocation {

const Post* post_of(std::string_view relation) {
  const auto found = std::ranges::find(posts, relation, &Post::relation);
  return found == std::end(posts) ? nullptr : found;
}

std::string holder(const cases::World& world, const Post& post) {
  const auto held =
      cases::holders(*world.relations, cases::entity(world.child->child), post.relation, world.now);
  return held.empty() ? std::string() : held.front();
}

}  // namespace haven::allocation
