#include "guidelines/reading/read_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "guidelines/reading/card_labels.h"
#include "guidelines/reading/examples.h"

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
    if (std::ranges::none_of(moment.meanings, &Meaning::is_happening) ||
        !std::ranges::includes(events_of(draft.card.when), events_of({moment})))
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

namespace {

/// Reads the labels of one part into its draft, then its tables.
Result<Card> read_part(Draft draft, std::span<const Labelled> labels) {
  for (const auto& said : labels)
    if (!begins_table(said)) TRY(read_label(draft, said));
  TRY(check_labels(draft));
  TRY(check_counted_from(draft));
  for (const auto& said : labels)
    if (begins_table(said))
      TRY(read_examples(said, draft.words.phrases.events().discharge, draft.card));
  if (draft.card.examples.empty()) return problem("There are no \"Examples\"");
  return std::move(draft.card);
}

bool begins_part(const Labelled& said) { return said.label == "Part"; }

}  // namespace

Result<std::vector<Card>> read_card(const std::string& path, const std::string& text,
                                    const Words& words) {
  Draft draft{words, {}, {}, {}};
  TRY(name_card(path, draft.card));
  draft.card.text = text;
  const auto read = TRY(labelled_text(text));
  draft.card.title = read.title.text;

  std::vector<Card> cards;
  const std::span labels(read.labels);
  auto part = std::ranges::find_if(labels, begins_part);
  if (part == labels.end()) {
    cards.push_back(TRY(read_part(draft, labels)));
    return cards;
  }
  for (auto common = labels.begin(); common != part; ++common) TRY(read_label(draft, *common));
  while (part != labels.end()) {
    const auto next = std::find_if(part + 1, labels.end(), begins_part);
    auto of_part = draft;
    of_part.card.part = joined(*part);
    cards.push_back(TRY(read_part(std::move(of_part), {part + 1, next})));
    part = next;
  }
  return cards;
}

}  // namespace haven::guidelines
