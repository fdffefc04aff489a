#include "guidelines/read_card.h"

#include <fmt/format.h>

#include <algorithm>

#include "guidelines/card_labels.h"
#include "guidelines/examples.h"

namespace haven::guidelines {
namespace {

bool begins_table(const Labelled& said) {
  return said.label == "Examples" || said.label == "Examples in";
}

std::set<std::string> events_of(const std::vector<Phrase>& phrases) {
  std::set<std::string> events;
  for (const auto& one : phrases)
    for (const auto& meaning : one.meanings) events.insert(meaning.name);
  return events;
}

/// A card that counts "of the report" from something else would deceive its reader.
Result<void> check_counted_from(const Draft& draft) {
  for (const auto& named : draft.counted_from) {
    const auto moment = TRY(find_phrase(draft, named.moment, named.line));
    if (events_of({moment}) != events_of(draft.card.when))
      return problem(fmt::format("\"{}\" is not what starts this duty", named.moment),
                     line_words(named.line));
  }
  return {};
}

Result<void> name_card(const std::string& path, Card& card) {
  constexpr std::string_view ending = ".rule";
  const auto slash = path.find('/');
  if (slash == std::string::npos || path.find('/', slash + 1) != std::string::npos)
    return problem("A card lies in the folder of its extent");
  card.folder = path.substr(0, slash);
  card.id = path.substr(slash + 1, path.size() - slash - 1 - ending.size());
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  };
  if (card.id.empty() || !std::ranges::all_of(card.id, is_allowed))
    return problem("A card's name is of small letters, digits, dots and hyphens");
  return {};
}

}  // namespace

Result<Card> read_card(const std::string& path, const std::string& text, const Words& words) {
  Draft draft{words, {}, {}, {}};
  TRY(name_card(path, draft.card));
  draft.card.text = text;
  const auto read = TRY(labelled_text(text));
  draft.card.title = read.title.text;

  for (const auto& said : read.labels)
    if (!begins_table(said)) TRY(read_label(draft, said));
  TRY(check_labels(draft));
  TRY(check_counted_from(draft));
  for (const auto& said : read.labels)
    if (begins_table(said)) TRY(read_examples(said, draft.card));
  if (draft.card.examples.empty()) return problem("There are no \"Examples\"");
  return std::move(draft.card);
}

}  // namespace haven::guidelines
