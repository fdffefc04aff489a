#pragma once
#include <span>
#include <string>
#include <vector>

#include "matching/rules/rule_words.h"
#include "matching/rules/score.h"

/// Why a home suits a child, in words.
namespace haven::matching {

/// What speaks for or against a home, in plain units: "40 minutes from a safe contact".
struct Reason {
  Term term;
  std::string words;
};

/// In the order of `order`. Outsiders do not read what would tell where danger or safe people are.
std::vector<Reason> reasons_for(const Instance& instance, int unit, int place,
                                std::span<const Term> order, Audience audience);

}  // namespace haven::matching
