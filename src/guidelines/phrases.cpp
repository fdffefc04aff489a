#include "guidelines/phrases.h"

#include <fmt/format.h>

#include <algorithm>

#include "guidelines/text_lines.h"

namespace haven::guidelines {
namespace {

constexpr std::string_view fact_prefix = "fact ";
constexpr std::string_view since_prefix = "first since ";

/// "outcome = completed or declined, first since child.returned".
Result<void> read_carried(std::string_view text, Meaning& meaning) {
  for (const auto& piece : split(text, ",")) {
    const auto equals = piece.find(" = ");
    if (piece.starts_with(since_prefix))
      meaning.first_since = piece.substr(since_prefix.size());
    else if (equals != std::string::npos)
      meaning.carries =
          Carries{trim(piece.substr(0, equals)), split(piece.substr(equals + 3), " or ")};
    else
      return problem(
          fmt::format("\"{}\" is neither \"FIELD = VALUE\" nor \"first since EVENT\"", piece));
  }
  return {};
}

Result<Meaning> read_meaning(const std::vector<std::string>& cells) {
  Meaning meaning{Meaning::Kind::event, cells[2], std::nullopt, {}};
  if (cells[2].starts_with(fact_prefix)) {
    if (cells.size() < 4) return problem("The fourth column says which values of the fact count");
    meaning.kind = Meaning::Kind::fact;
    meaning.name = cells[2].substr(fact_prefix.size());
    meaning.carries = Carries{"", split(cells[3], " or ")};
    return meaning;
  }
  if (cells[2].find(' ') != std::string::npos)
    return problem(fmt::format("\"{}\" is neither an event nor a fact", cells[2]));
  if (cells.size() == 4) TRY(read_carried(cells[3], meaning));
  return meaning;
}

}  // namespace

Result<Phrases> Phrases::read(std::string_view text) {
  Phrases phrases;
  for (const auto& line : TRY(lines_of(text))) {
    if (line.text.empty() || line.text.front() == '#') continue;
    const auto where = "phrases, " + line_words(line.number);
    const auto cells = columns(line.text);
    if (cells.size() < 3 || cells.size() > 4)
      return problem("A phrase has three or four columns, two spaces apart", where);
    auto meaning = read_meaning(cells);
    if (!meaning) return problem(meaning.error().says, where);
    const auto short_word = cells[1] == "-" ? std::string() : cells[1];
    auto& phrase = phrases.phrases_[cells[0]];
    if (!phrase.meanings.empty() && phrase.short_word != short_word)
      return problem(fmt::format("\"{}\" has two short words", cells[0]), where);
    phrase.words = cells[0];
    phrase.short_word = short_word;
    phrase.meanings.push_back(std::move(*meaning));
  }
  return phrases;
}

const Phrase* Phrases::find(std::string_view words) const {
  const auto found = phrases_.find(words);
  return found == phrases_.end() ? nullptr : &found->second;
}

std::string Phrases::nearest(std::string_view words) const {
  std::vector<std::string> known;
  for (const auto& [phrase, meaning] : phrases_) known.push_back(phrase);
  return guidelines::nearest(words, known);
}

template <class IsIt>
bool Phrases::any_meaning(IsIt is_it) const {
  return std::ranges::any_of(phrases_, [&](const auto& entry) {
    return std::ranges::any_of(entry.second.meanings, is_it);
  });
}

bool Phrases::knows_event(std::string_view type) const {
  return any_meaning([&](const Meaning& meaning) {
    return meaning.first_since == type ||
           (meaning.kind == Meaning::Kind::event && meaning.name == type);
  });
}

bool Phrases::knows_fact(std::string_view name) const {
  return any_meaning([&](const Meaning& meaning) {
    return meaning.kind == Meaning::Kind::fact && meaning.name == name;
  });
}

bool Phrases::knows_field(std::string_view name) const {
  return any_meaning(
      [&](const Meaning& meaning) { return meaning.carries && meaning.carries->field == name; });
}

}  // namespace haven::guidelines
