#pragma once
#include <string>

#include "guidelines/card.h"
#include "guidelines/reading/calendars.h"
#include "guidelines/reading/phrases.h"

/// Reads one card. The language is closed: a label, phrase, owner, stage or calendar that is not
/// known is refused, and the nearest one offered.
namespace haven::guidelines {

/// What the words of a card are looked up in.
struct Words {
  Phrases& phrases;
  const Calendars& calendars;
  const std::vector<std::string>& stages;
};

/// `path` is the file's, from rules/: the folder says the extent, the name the id. The card's hash
/// is left empty. A card with parts is as many cards with one id. Problem: the first thing wrong,
/// `where` "line N" or empty.
Result<std::vector<Card>> read_card(const std::string& path, const std::string& text,
                                    const Words& words);

}  // namespace haven::guidelines
