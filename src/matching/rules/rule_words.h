#pragma once
#include <string>
#include <vector>

#include "matching/rules/rules.h"

/// The rules that close a home, in words, and for whom.
namespace haven::matching {

/// "AGE", "THREAT_RING", "DATA_MISSING(adults)" and so on, in alphabetical order.
std::vector<std::string> names_of(const Blocking& blocking);

/// Who may read a reason.
enum class Audience {
  inside,   ///< People of the child's own case.
  outside,  ///< Homes and other authorities: nothing that would show where the danger is.
};

/// The same in plain words, without repetition: "the home is not registered". Outsiders read "not
/// suitable for safety reasons" for whatever would tell of threats, contacts or other children, and
/// of a quota nothing from which a child's legal basis could be seen.
std::vector<std::string> words_of(const Blocking& blocking, Audience audience);

/// Who may set a rule aside; "nobody" where a statute is behind it.
std::string who_may_waive(Rule rule);

}  // namespace haven::matching
