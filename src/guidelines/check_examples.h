#pragma once
#include <string>
#include <vector>

#include "guidelines/duties.h"
#include "guidelines/reading/cards.h"

/// Runs the tables inside the cards, to prove what the cards say.
namespace haven::guidelines {

/// What is not so: rows whose duty is not what the card says, states the card can reach and
/// phrases it uses that no row shows.
std::vector<Problem> check_examples(const Card& card, const Cards& cards);

/// A duty as the last column says it: "open, due Mon 30 Mar 2026 19:00".
std::string row_words(const Duty& duty);

}  // namespace haven::guidelines
