#include "guidelines/reading/examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "guidelines/duties.h"
#include "guidelines/reading/written_time.h"
#include "guidelines/working_out/meaning.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

/// A row as far as it has been read.
struct Row {
  Example example;
  std::optional<Instant> start;                ///< What the column of When says.
  std::map<std::string, std::string> starter;  ///< What the event that starts the duty carries.
  std::vector<std::pair<const Phrase*, bool>> was_so;  ///< What was so as it started, or was not.
};

/// What the cells of a table are read with.
struct Table {
  const Card& card;
  const std::string& discharge;  ///< The event that discharges any duty.
  std::optional<std::chrono::year> year;
  std::vector<const Phrase*> columns;  ///< Those before "then".
};

/// A phrase of the card by its short word. Null when the card has none.
const Phrase* by_short_word(const Card& card, std::string_view short_word) {
  for (const auto* phrase : card.phrases())
    if (!phrase->short_word.empty() && phrase->short_word == short_word) return phrase;
  return nullptr;
}

Result<const Phrase*> known_short_word(const Card& card, std::string_view short_word) {
  if (const auto* phrase = by_short_word(card, short_word)) return phrase;
  return problem(fmt::format("\"{}\" is not the short word of a phrase of this card", short_word));
}

/// The event that makes a phrase true, at a time. A birthday is no event but a birth date.
void add_happening(const Card& card, const Phrase& phrase, Span at, PlainStory& story) {
  const auto& meaning = phrase.meanings.front();
  if (meaning.kind == Meaning::Kind::birthday) {
    const auto day = london_day(at.from);
    story.facts["dob"] =
        to_text(Date((day.year() - std::chrono::years(meaning.number)) / day.month() / day.day()));
    return;
  }
  if (meaning.kind == Meaning::Kind::total) {
    const auto begins = start_of(days_before(meaning.amount, london_day(at.from)));
    story.happenings.push_back({meaning.from, Span::at(begins), begins, {}});
    return;
  }
  Happening made{meaning.kind == Meaning::Kind::month ? meaning.from : meaning.name, at, at.to, {}};
  if (meaning.carries && !meaning.carries->values.empty())
    made.fields[meaning.carries->field] = meaning.carries->values.front();
  if (meaning.event == Names::discharge) made.fields["duty"] = card.id;
  // The third of several comes after two others.
  const bool follows_another =
      meaning.which == Meaning::Which::not_first &&
      std::ranges::find(story.happenings, made.type, &Happening::type) == story.happenings.end();
  for (int i = follows_another ? 1 : meaning.times - 1; i > 0; --i) {
    story.happenings.push_back(made);
    story.happenings.back().at = Span::at(at.from - Hours(24 * i));
  }
  story.happenings.push_back(std::move(made));
}

/// "10 Oct 2021", "15 to 19", "not known", each perhaps with ", presumed".
Result<void> read_birth(std::string cell, PlainStory& story) {
  constexpr std::string_view presumed = ", presumed";
  if (cell.ends_with(presumed)) {
    cell.erase(cell.size() - presumed.size());
    story.facts["age_status"] = std::string("uncertain");
    story.facts["trafficking"] = std::string("reasonable-belief");
  }
  if (cell == "not known") return {};
  if (cell.find(" to ") != std::string::npos) {
    story.facts["age_range"] = cell;
    return {};
  }
  const auto day = TRY(read_short_date(cell));
  story.facts["dob"] = to_text(day);
  return {};
}

/// "99 of 100000".
Result<void> read_share(const Meaning& meaning, const std::string& cell, PlainStory& story) {
  if (cell == "not known") return {};
  const auto numbers = split(cell, " of ");
  if (numbers.size() != 2) return problem(fmt::format("\"{}\" is not \"99 of 100000\"", cell));
  story.facts[meaning.name] = numbers[0];
  story.facts[meaning.until] = numbers[1];
  return {};
}

/// What the starting event carries, or does not, for the cell to hold.
void read_starter(const Carries& carries, const std::string& cell, Row& row) {
  const bool is_carried = carries.values.empty() ? cell == "no" : cell == "yes";
  if (cell == "no" && !carries.values.empty()) row.starter[carries.field] = "something else";
  if (is_carried) row.starter[carries.field] = carries.values.empty() ? "yes" : carries.values[0];
  if (cell == "not known") row.starter[carries.field] = "unknown";
}

/// What a condition's cell says of the story.
Result<void> read_condition(const Table& table, const Phrase& phrase, const std::string& cell,
                            Row& row) {
  auto& story = row.example.story;
  const auto& meaning = phrase.meanings.front();
  using enum Meaning::Kind;
  if (meaning.kind == age || meaning.kind == days_before) return read_birth(cell, story);
  if (meaning.kind == share) return read_share(meaning, cell, story);
  if (cell != "yes" && cell != "no" && cell != "not known") {
    const auto time = read_written_time(cell, table.year);
    if (meaning.kind == fact || meaning.kind == starter || !time)
      return problem(fmt::format("\"{}\" is not \"yes\", \"no\" or \"not known\"", cell));
    if (meaning.on.empty())
      add_happening(table.card, phrase, time->span, story);
    else
      row.starter[meaning.on] = to_text(london_day(time->span.from));
  } else if (meaning.kind == fact) {
    if (cell == "yes") story.facts[meaning.name] = meaning.carries->values.front();
    if (cell == "not known") story.facts.erase(meaning.name);
    for (const auto& one : phrase.meanings)
      if (cell == "no" && one.kind == fact) story.facts[one.name] = std::string("something else");
  } else if (meaning.kind == starter) {
    read_starter(*meaning.carries, cell, row);
  } else if (cell != "not known") {
    row.was_so.emplace_back(&phrase, cell == "yes");
  }
  return {};
}

Result<void> read_column(const Table& table, const Phrase& phrase, const std::string& cell,
                         Row& row) {
  row.example.phrases.insert(phrase.words);
  const bool starts =
      std::ranges::find(table.card.when, phrase.words, &Phrase::words) != table.card.when.end();
  if (!starts) return read_condition(table, phrase, cell, row);
  if (cell == "not yet") return {};
  const auto time = TRY(read_written_time(cell, table.year));
  row.start = std::max(row.start.value_or(time.span.from), time.span.from);
  add_happening(table.card, phrase, time.span, row.example.story);
  return {};
}

/// The cells that say what was so as the duty started need the moment at which it did.
void add_what_was_so(const Card& card, Row& row) {
  auto& happenings = row.example.story.happenings;
  if (!row.start) return;
  for (auto& happening : happenings)
    if (happening.at.from == *row.start)
      for (const auto& [field, value] : row.starter) happening.fields[field] = value;
  for (const auto& [phrase, is_so] : row.was_so) {
    const auto& meaning = phrase->meanings.front();
    const bool is_since = meaning.kind == Meaning::Kind::since;
    if (meaning.kind == Meaning::Kind::during && !is_so) {
      const auto over = *row.start - Hours(12);
      happenings.push_back({meaning.until, Span::at(over), over, {}});
    }
    if (!is_since && !is_so) continue;
    auto at = *row.start - Hours(24);
    if (is_since && is_so != meaning.is_negated)
      at = start_of(days_before(meaning.amount, london_day(*row.start))) - Hours(48);
    add_happening(card, *phrase, Span::at(at), row.example.story);
  }
}

constexpr std::string_view told_to = "told TO ";
constexpr std::string_view told_leaving_out = "told LEAVING OUT ";

/// "told TO the school and the child", "told LEAVING OUT a parent".
Result<void> read_telling(const Table& table, const std::string& said, Span at, Example& example) {
  const auto& card = table.card;
  const bool leaves_out = said.starts_with(told_leaving_out);
  const auto names = said.substr(leaves_out ? told_leaving_out.size() : told_to.size());
  Happening made{table.discharge, at, at.to, {{"duty", card.id}}};
  std::string told;
  for (const auto& who : split(names, " and ")) {
    if (std::ranges::find(card.to_each, who, &Recipient::who) == card.to_each.end())
      return problem(fmt::format("\"{}\" is none of those under \"To each of\"", who));
    told += (told.empty() ? "" : "; ") + who;
  }
  made.fields[std::string(leaves_out ? left_out_field : recipients_field)] = told;
  for (const auto& phrase : card.met_by)
    for (const auto& meaning : phrase.meanings)
      if (meaning.event == Names::discharge) example.phrases.insert(phrase.words);
  if (!example.phrases.contains(card.met_by.front().words)) {
    made.type = card.met_by.front().meanings.front().name;
    example.phrases.insert(card.met_by.front().words);
  }
  example.story.happenings.push_back(std::move(made));
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
  const auto at = TRY(read_written_time(time, table.year));
  if (short_word.starts_with(told_to) || short_word.starts_with(told_leaving_out))
    return read_telling(table, short_word, at.span, example);
  const auto* phrase = TRY(known_short_word(table.card, short_word));
  example.phrases.insert(phrase->words);
  add_happening(table.card, *phrase, at.span, example.story);
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
  if (const auto colon = cell.find(": "); colon != std::string::npos) {
    const auto rest = cell.substr(colon + 2);
    if (example.state == State::undetermined)
      example.lacks = lacking(*TRY(known_short_word(table.card, rest)), example.story);
    else
      example.to_tell = split(rest, " and ");
    cell.erase(colon);
  }
  for (const auto& piece : split(cell, ",")) {
    if (piece.empty()) continue;
    const auto time = [&](std::size_t after) {
      return read_written_time(piece.substr(after), table.year);
    };
    if (piece.starts_with("due "))
      example.due = TRY(time(4)).span.to;
    else if (piece.starts_with("not before "))
      example.not_before = TRY(time(11)).span.from;
    else if (piece.starts_with("floor "))
      example.floor = TRY(time(6)).span.to;
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
  Row row;
  row.example.line = line.number;
  row.example.story.facts["nation"] = std::string(code(table.card.extent.front()));
  for (std::size_t i = 0; i < lead; ++i) TRY(read_column(table, *table.columns[i], cells[i], row));
  add_what_was_so(table.card, row);
  TRY(read_then(table, cells[lead], row.example));
  row.example.asked_on = TRY(read_written_time(cells[lead + 1], table.year)).span.to;
  TRY(read_duty(table, cells[lead + 2], row.example));
  return std::move(row.example);
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

Result<void> read_examples(const Labelled& said, const std::string& discharge, Card& card) {
  auto rows = said.said;
  Table table{card, discharge, std::nullopt, {}};
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
