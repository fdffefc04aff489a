#pragma once
#include "cases/cases.h"

namespace haven::allocation {

/// A place beside a child that one person holds at a time, and that somebody gives them.
struct Post {
  std::string_view relation;  ///< Of whoever holds it to the child.
  std::string_view role;      ///< Of whoever can hold it.
  bool of_the_authority;      ///< Only somebody of the child's own authority can.
};

inline constexpr Post posts[] = {
    {"allocated_worker", "social_worker", true},
    {"guardian", "guardian", false},
    {"iro", "iro", true},
};

/// The post of this relation. Nothing: there is none.
const Post* post_of(std::string_view relation);

/// Who holds it beside the child of this world, "u:…"; empty: nobody.
std::string holder(const cases::World& world, const Post& post);

}  // namespace haven::allocation
