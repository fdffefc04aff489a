#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "guidelines/card.h"
#include "guidelines/reading/text_lines.h"

/// The tables inside a card, read with it.
namespace haven::guidelines {

/// What a duty is, as the last column says it. In the order of State.
inline constexpr std::array<std::string_view, 11> state_words = {
    "open",   "late",      "met",      "met late",       "cancelled",   "superseded",
    "lapsed", "suspended", "breached", "does not apply", "undetermined"};

/// Adds the rows of a table to `card`, whose labels have been read. Problem: names the line.
/// `discharge` is the event that discharges any duty.
Result<void> read_examples(const Labelled& table, const std::string& discharge, Card& card);

}  // namespace haven::guidelines
