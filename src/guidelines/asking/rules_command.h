#pragma once
#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>

#include "guidelines/reading/cards.h"

/// `haven rules`: what a lawyer or an editor of cards asks of them.
namespace haven::guidelines {

/// check: runs every example; prints what is wrong and returns 1, or what was checked and 0.
/// list: a line a card. explain ID MOMENT [NOW]: the working of a duty that starts at a moment,
/// in UTC or as the cards write it ("Fri 27 Mar 2026 18:00"). Anything else: how to ask, and 2.
int rules_command(std::span<const std::string> asked, const std::filesystem::path& rules,
                  const ReadWith& with, std::ostream& out, std::ostream& err);

}  // namespace haven::guidelines
