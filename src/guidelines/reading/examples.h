#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "guidelines/duties.h"
#include "guidelines/reading/cards.h"
#include "guidelines/reading/text_lines.h"

/// The tables inside a card: read with it, and run to prove it.
namespace haven::guidelines {

/// What a duty is, as the last column says it. In the order of State.
inline constexpr std::array<std::string_view, 11> state_words = {
    "open",   "late",      "met",      "met late",       "cancelled",   "superseded",
    "lapsed", "suspended", "breached", "does not apply", "undetermined"};

/// Adds the rows of a table to `card`, whose labels have been read. Problem: names the line.
/// `discharge` is the event that discharges any duty.
Result<void> read_examples(const Labelled& table, const std::string& discharge, Card& card);

/// What is not so: rows whose duty is not what the card says, states the card can reach and
/// phrases it uses that no row shows.
std::vector<Problem> check_examples(const Card& card, const Cards& cards);

/// A duty as the last column says it: "open, due Mon 30 Mar 2026 19:00".
std::string row_words(const Duty& duty);

}  // namespace haven::guidelines
