#pragma once
#include <vector>

#include "web/visit/visit.h"

/// Which children a person works with now.
namespace haven::web {

/// Every child this person stands in a live relation to, by their own relations and those of their
/// teams; in order of reference. No more than the relations say: opening a record is decided anew.
std::vector<std::shared_ptr<const cases::Story>> children_of(const Visit& visit);

/// What this person is to the child, in words: "allocated worker". Empty when nothing.
std::string relation_words(const Visit& visit, const cases::Story& story);

}  // namespace haven::web
