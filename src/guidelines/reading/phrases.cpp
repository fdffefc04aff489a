#include "guidelines/reading/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "guidelines/reading/text_lines.h"

namespace haven::guidelines {
namespace {

using MeaningKind = Meaning::Kind;

/// Takes `beginning` from the front of `text`, when it stands there.
bool take(std::string& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.erase(0, beginning.size());
  return true;
}

bool take_end(std::string& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text.erase(text.size() - ending.size());
  return true;
}

Result<int> number(const std::string& text) {
  int read = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), read);
  if (text.empty() || end.ptr != text.data() + text.size() || read < 0)
    return problem(fmt::format("\"{}\" is not a number", text));
  return read;
}

Result<Amount> amount(const std::string& text) {
  if (const auto read = read_amount(text)) return *read;
  return problem(fmt::format("\"{}\" is not a time such as \"12 months\"", text));
}

Carries values_of(std::string field, std::string_view values) {
  return {std::move(field), split(values, " or ")};
}

/// "outcome = completed or declined", "first since child.returned", "3 in 12 months", "on for".
Result<void> read_mark(std::string piece, Meaning& meaning) {
  if (piece == "first" || piece == "not first") {
    meaning.which = piece == "first" ? Meaning::Which::first : Meaning::Which::not_first;
  } else if (take(piece, "first since ")) {
    meaning.first_since = piece;
  } else if (take(piece, "on ")) {
    meaning.on = piece;
  } else if (const auto equals = piece.find(" = "); equals != std::string::npos) {
    meaning.carries = values_of(trim(piece.substr(0, equals)), piece.substr(equals + 3));
  } else if (const auto in = piece.find(" in "); in != std::string::npos) {
    meaning.times = TRY(number(piece.substr(0, in)));
    meaning.in = TRY(amount(piece.substr(in + 4)));
  } else {
    return problem(
        fmt::format("\"{}\" is not \"FIELD = VALUE\", \"first\", \"not first\", "
                    "\"first since EVENT\", \"3 in 12 months\" or \"on FIELD\"",
                    piece));
  }
  return {};
}

/// "lac.start to lac.end".
Result<void> read_from_to(const std::string& text, Meaning& meaning) {
  const auto ends = split(text, " to ");
  if (ends.size() != 2) return problem(fmt::format("\"{}\" does not say from what to what", text));
  meaning.from = ends[0];
  meaning.until = ends[1];
  return {};
}

Result<void> read_age(std::string says, Meaning& meaning) {
  meaning.kind = MeaningKind::age;
  if (take(says, "under ")) {
    meaning.number = TRY(number(says));
  } else if (take_end(says, " or over")) {
    meaning.number = TRY(number(says));
    meaning.is_negated = true;
  } else if (const auto before = says.find(" before ");
             take(says, "more than ") && before != std::string::npos) {
    meaning.kind = MeaningKind::days_before;
    const auto pieces = split(says, " before ");
    meaning.amount = TRY(amount(pieces.at(0)));
    meaning.number = TRY(number(pieces.at(1)));
  } else {
    return problem("An age is \"under N\", \"N or over\" or \"more than N days before 18\"");
  }
  return {};
}

/// "9 months", "less than 12 months".
Result<void> read_since(std::string says, Meaning& meaning) {
  meaning.kind = MeaningKind::since;
  meaning.is_negated = take(says, "less than ");
  meaning.amount = TRY(amount(says));
  return {};
}

/// "at least 10 in 10000".
Result<void> read_share(const std::string& facts, std::string says, Meaning& meaning) {
  meaning.kind = MeaningKind::share;
  const auto names = split(facts, " of ");
  if (names.size() != 2 || !take(says, "at least ") || !take_end(says, " in 10000"))
    return problem("A share is \"share FACT of FACT\" and \"at least N in 10000\"");
  meaning.name = names[0];
  meaning.until = names[1];
  meaning.number = TRY(number(says));
  return {};
}

/// "13 weeks since birthday 14".
Result<void> read_total(const std::string& name, const std::string& says, Meaning& meaning) {
  meaning.kind = MeaningKind::total;
  const auto pieces = split(says, " since birthday ");
  if (pieces.size() != 2) return problem("This says \"N weeks since birthday M\"");
  meaning.amount = TRY(amount(pieces[0]));
  meaning.number = TRY(number(pieces[1]));
  meaning.name = name + " " + says;
  return {};
}

Result<Meaning> read_worked_out(std::string name, const std::string& says) {
  Meaning meaning;
  const auto whole = name;
  if (name == "it") {
    meaning.kind = MeaningKind::starter;
    const auto equals = says.find(" = ");
    if (equals != std::string::npos)
      meaning.carries = values_of(says.substr(0, equals), says.substr(equals + 3));
    else if (says.ends_with(" not carried"))
      meaning.carries = Carries{says.substr(0, says.find(' ')), {}};
    else
      return problem("This says \"FIELD = VALUE\" or \"FIELD not carried\"");
  } else if (name == "age") {
    TRY(read_age(says, meaning));
  } else if (take(name, "fact ")) {
    if (says.empty()) return problem("The fourth column says which values of the fact count");
    meaning.kind = MeaningKind::fact;
    meaning.name = name;
    meaning.carries = values_of("", says);
  } else if (take(name, "birthday ")) {
    meaning.kind = MeaningKind::birthday;
    meaning.name = whole;
    meaning.number = TRY(number(name));
  } else if (take(name, "share ")) {
    TRY(read_share(name, says, meaning));
  } else if (take(name, "since ")) {
    TRY(read_since(says, meaning));
    meaning.name = name;
  } else if (take(name, "days from ")) {
    TRY(read_from_to(name, meaning));
    TRY(read_total(whole, says, meaning));
  } else if (take(name, "month from ")) {
    TRY(read_from_to(name, meaning));
    meaning.kind = MeaningKind::month;
    meaning.name = whole + " " + says;
    if (!says.empty()) TRY(read_mark(says, meaning));
  } else if (take(name, "while ")) {
    const auto ends = split(name, " until ");
    if (ends.size() != 2) return problem("This says \"while EVENT until EVENT\"");
    meaning.kind = MeaningKind::during;
    meaning.name = ends[0];
    meaning.until = ends[1];
    if (!says.empty()) TRY(read_mark(says, meaning));
  } else {
    return problem(
        fmt::format("\"{}\" is neither an event nor a fact, nor anything else that a "
                    "phrase can mean",
                    whole));
  }
  return meaning;
}

Result<Meaning> read_meaning(const std::string& name, const std::string& says) {
  if (name == "it" || name == "age" || name.find(' ') != std::string::npos)
    return read_worked_out(name, says);
  Meaning meaning;
  meaning.name = name;
  if (!says.empty())
    for (const auto& piece : split(says, ",")) TRY(read_mark(piece, meaning));
  return meaning;
}

/// Every N that stands alone in the text, replaced.
std::string with_number(const std::string& text, std::string_view digits) {
  std::string out;
  for (const auto& word : split(text, " "))
    out += (out.empty() ? "" : " ") + (word == "N" ? std::string(digits) : word);
  return out;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.size() <= 3 &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

void number_events(Names& names, Meaning& meaning) {
  const auto number = [&](const std::string& name) {
    return name.empty() ? -1 : names.number(name);
  };
  const bool is_named = meaning.is_happening() || meaning.kind == MeaningKind::during ||
                        meaning.kind == MeaningKind::since;
  if (is_named) meaning.event = number(meaning.name);
  if (meaning.kind != MeaningKind::share) meaning.until_event = number(meaning.until);
  meaning.from_event = number(meaning.from);
  meaning.since_event = number(meaning.first_since);
}

}  // namespace

int Names::number(std::string_view name) {
  const auto next = static_cast<int>(numbers_.size());
  return numbers_.try_emplace(std::string(name), next).first->second;
}

std::optional<int> Names::find(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

Result<Phrases> Phrases::read(std::string_view text, const OwnEvents& events) {
  Phrases phrases;
  phrases.events_ = events;
  ENSURE(phrases.names_.number(events.discharge) == Names::discharge &&
         phrases.names_.number(events.transfer) == Names::transfer);
  for (const auto& line : TRY(lines_of(text))) {
    if (line.text.empty() || line.text.front() == '#') continue;
    const auto where = "phrases, " + line_words(line.number);
    const auto cells = columns(line.text);
    if (cells.size() < 3 || cells.size() > 4)
      return problem("A phrase has three or four columns, two spaces apart", where);
    const auto says = cells.size() == 4 ? cells[3] : std::string();
    auto meaning = read_meaning(with_number(cells[2], "2"), with_number(says, "2"));
    if (!meaning) return problem(meaning.error().says, where);
    number_events(phrases.names_, *meaning);
    const auto short_word = cells[1] == "-" ? std::string() : cells[1];
    auto& phrase = phrases.lines_[cells[0]];
    if (!phrase.cells.empty() && phrase.short_word != short_word)
      return problem(fmt::format("\"{}\" has two short words", cells[0]), where);
    phrase.short_word = short_word;
    phrase.cells.emplace_back(cells[2], says);
    phrase.meanings.push_back(std::move(*meaning));
  }
  return phrases;
}

std::optional<Phrase> Phrases::find(std::string_view words) {
  if (const auto found = lines_.find(words); found != lines_.end())
    return Phrase{found->first, found->second.short_word, found->second.meanings,
                  numbers_.number(words)};
  const auto pieces = split(words, " ");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!is_number(pieces[i])) continue;
    std::string with_n;
    for (std::size_t j = 0; j < pieces.size(); ++j)
      with_n += (j == 0 ? "" : " ") + (i == j ? "N" : pieces[j]);
    const auto found = lines_.find(with_n);
    if (found == lines_.end()) continue;
    Phrase phrase{std::string(words), found->second.short_word, {}, numbers_.number(words)};
    for (const auto& [name, says] : found->second.cells) {
      auto meaning = read_meaning(with_number(name, pieces[i]), with_number(says, pieces[i]));
      if (!meaning) return std::nullopt;  // A number that this phrase cannot have.
      number_events(names_, *meaning);
      phrase.meanings.push_back(std::move(*meaning));
    }
    return phrase;
  }
  return std::nullopt;
}

std::vector<std::string> Phrases::all() const {
  std::vector<std::string> known;
  for (const auto& [phrase, line] : lines_) known.push_back(phrase);
  return known;
}

std::string Phrases::nearest(std::string_view words) const {
  return guidelines::nearest(words, all());
}

template <class IsIt>
bool Phrases::any_meaning(IsIt is_it) const {
  return std::ranges::any_of(
      lines_, [&](const auto& entry) { return std::ranges::any_of(entry.second.meanings, is_it); });
}

bool Phrases::knows_event(std::string_view type) const {
  return any_meaning([&](const Meaning& meaning) {
    const bool is_named = meaning.kind == MeaningKind::event ||
                          meaning.kind == MeaningKind::during || meaning.kind == MeaningKind::since;
    return meaning.first_since == type || meaning.from == type ||
           (meaning.kind != MeaningKind::share && meaning.until == type) ||
           (is_named && meaning.name == type);
  });
}

bool Phrases::knows_fact(std::string_view name) const {
  return any_meaning([&](const Meaning& meaning) {
    if (meaning.kind == MeaningKind::share) return meaning.name == name || meaning.until == name;
    return meaning.kind == MeaningKind::fact && meaning.name == name;
  });
}

bool Phrases::knows_field(std::string_view name) const {
  return any_meaning([&](const Meaning& meaning) {
    return meaning.on == name || (meaning.carries && meaning.carries->field == name);
  });
}

}  // namespace haven::guidelines
