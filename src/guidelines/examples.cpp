#include "guidelines/examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "guidelines/written_time.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// What the cells of a table are read with.
struct Table {
  const Card& card;
  std::optional<std::chrono::year> year;
  std::vector<const Phrase*> columns;  ///< Those before "then".
};

/// A phrase of the card by its short word. Null when the card has none.
const Phrase* by_short_word(const Card& card, std::string_view short_word) {
  for (const auto* phrases :
       {&card.when, &card.if_all, &card.unless, &card.met_by, &card.stops_if, &card.gives_way_if})
    for (const auto& phrase : *phrases)
      if (!phrase.short_word.empty() && phrase.short_word == short_word) return &phrase;
  return nullptr;
}

Result<const Phrase*> known_short_word(const Card& card, std::string_view short_word) {
  if (const auto* phrase = by_short_word(card, short_word)) return phrase;
  return problem(fmt::format("\"{}\" is not the short word of a phrase of this card", short_word));
}

Happening happening(const Phrase& phrase, Span at) {
  const auto& meaning = phrase.meanings.front();
  Happening made{meaning.name, at, at.to, {}};
  if (meaning.carries) made.fields[meaning.carries->field] = meaning.carries->values.front();
  return made;
}

/// "yes", "no" or "not known" in the column of a condition.
Result<void> read_condition(const Phrase& phrase, const std::string& cell, Story& story) {
  const auto fact = std::ranges::find(phrase.meanings, Meaning::Kind::fact, &Meaning::kind);
  if (fact == phrase.meanings.end())
    return problem(fmt::format("\"{}\" is no fact, and cannot head a column", phrase.short_word));
  if (cell == "yes")
    story.facts[fact->name] = fact->carries->values.front();
  else if (cell == "no")
    story.facts[fact->name] = false;
  else if (cell != "not known")
    return problem(fmt::format("\"{}\" is not \"yes\", \"no\" or \"not known\"", cell));
  return {};
}

Result<void> read_column(const Table& table, const Phrase& phrase, const std::string& cell,
                         Example& example) {
  example.phrases.insert(phrase.words);
  const bool starts =
      std::ranges::find(table.card.when, phrase.words, &Phrase::words) != table.card.when.end();
  if (!starts) return read_condition(phrase, cell, example.story);
  const auto time = TRY(read_written_time(cell, table.year));
  example.story.happenings.push_back(happening(phrase, time.span));
  return {};
}

/// "declined Wed 3 Jun 11:00", the short word before the weekday.
Result<void> read_then_piece(const Table& table, const std::string& piece, Example& example) {
  const auto words = split(piece, " ");
  const auto weekday = std::ranges::find_if(words, is_weekday);
  if (weekday == words.end()) return problem(fmt::format("\"{}\" does not say when", piece));
  std::string short_word;
  std::string time;
  for (auto word = words.begin(); word != words.end(); ++word) {
    auto& side = word < weekday ? short_word : time;
    side += (side.empty() ? "" : " ") + *word;
  }
  const auto* phrase = TRY(known_short_word(table.card, short_word));
  const auto at = TRY(read_written_time(time, table.year));
  example.phrases.insert(phrase->words);
  example.story.happenings.push_back(happening(*phrase, at.span));
  return {};
}

Result<void> read_then(const Table& table, const std::string& cell, Example& example) {
  if (cell == "nothing yet") return {};
  for (const auto& piece : split(cell, ",")) TRY(read_then_piece(table, piece, example));
  return {};
}

/// Takes "2 " from the front of "2 late, due Wed 6 May".
std::optional<int> take_number(std::string& cell) {
  int number = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (read.ec != std::errc() || *read.ptr != ' ') return std::nullopt;
  cell.erase(0, static_cast<std::size_t>(read.ptr - cell.data()) + 1);
  return number;
}

/// Takes the longest state that begins the cell.
Result<State> take_state(std::string& cell) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < state_words.size(); ++i) {
    if (!cell.starts_with(state_words[i])) continue;
    const auto rest = cell.substr(state_words[i].size());
    const bool is_whole = rest.empty() || rest[0] == ' ' || rest[0] == ',' || rest[0] == ':';
    if (is_whole && (!best || state_words[i].size() > state_words[*best].size())) best = i;
  }
  if (!best) {
    const auto words = std::vector<std::string>(state_words.begin(), state_words.end());
    const auto near = nearest(split(cell, ",")[0], words);
    return problem(fmt::format("\"{}\" is not what a duty can be{}", cell,
                               near.empty() ? "" : fmt::format(". Did you mean \"{}\"?", near)));
  }
  cell.erase(0, state_words[*best].size());
  return static_cast<State>(*best);
}

/// "1 met late Wed 25 Mar, due Mon 23 Mar", "undetermined: trafficked".
Result<void> read_duty(const Table& table, std::string cell, Example& example) {
  example.which = take_number(cell);
  example.state = TRY(take_state(cell));
  const auto colon = cell.find(": ");
  if (colon != std::string::npos) {
    const auto* lacked = TRY(known_short_word(table.card, cell.substr(colon + 2)));
    example.lacks = lacked->meanings.front().name;
    cell.erase(colon);
  }
  for (const auto& piece : split(cell, ",")) {
    if (piece.empty()) continue;
    const auto time = [&](std::size_t after) {
      return read_written_time(piece.substr(after), table.year);
    };
    if (piece.starts_with("due "))
      example.due = TRY(time(4)).span.to;
    else if (piece.starts_with("remind "))
      example.remind = TRY(time(7)).span.to;
    else
      example.since = TRY(time(0)).span.to;
  }
  return {};
}

Result<Example> read_row(const Table& table, const Line& line) {
  const auto cells = columns(line.text);
  const auto lead = table.columns.size();
  if (cells.size() != lead + 3)
    return problem(
        fmt::format("This row has {} columns; its table has {}", cells.size(), lead + 3));
  Example example{line.number, {}, {}, {}, State::open, {}, {}, {}, {}, {}};
  example.story.facts["nation"] = std::string(code(table.card.extent.front()));
  for (std::size_t i = 0; i < lead; ++i)
    TRY(read_column(table, *table.columns[i], cells[i], example));
  TRY(read_then(table, cells[lead], example));
  example.asked_on = TRY(read_written_time(cells[lead + 1], table.year)).span.to;
  TRY(read_duty(table, cells[lead + 2], example));
  return example;
}

Result<void> read_head(const Line& line, Table& table) {
  const auto cells = columns(line.text);
  const std::array<std::string, 3> last = {"then", "asked on", "the duty is"};
  if (cells.size() < 4 || !std::equal(last.begin(), last.end(), cells.end() - 3))
    return problem("The last columns are \"then\", \"asked on\" and \"the duty is\"");
  for (auto cell = cells.begin(); cell != cells.end() - 3; ++cell)
    table.columns.push_back(TRY(known_short_word(table.card, *cell)));
  return {};
}

}  // namespace

Result<void> read_examples(const Labelled& said, Card& card) {
  auto rows = said.said;
  Table table{card, std::nullopt, {}};
  const auto at_line = [](const Problem& found, int line) {
    return problem(found.says, line_words(line));
  };
  if (said.label == "Examples in") {
    int year = 0;
    const auto text = rows.empty() ? std::string() : rows.front().text;
    std::from_chars(text.data(), text.data() + text.size(), year);
    if (text.size() != 4 || year < 1900)
      return problem("This says \"Examples in\" a year, or \"Examples\"", line_words(said.line));
    table.year = std::chrono::year(year);
    rows.erase(rows.begin());
  }
  if (rows.size() < 2) return problem("This table has no rows", line_words(said.line));
  if (const auto head = read_head(rows.front(), table); !head)
    return at_line(head.error(), rows.front().number);
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    auto example = read_row(table, *row);
    if (!example) return at_line(example.error(), row->number);
    card.examples.push_back(std::move(*example));
  }
  return {};
}

}  // namespace haven::guidelines
