#include "guidelines/reading/cards.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "guidelines/reading/read_card.h"
#include "guidelines/reading/text_lines.h"

namespace haven::guidelines {
namespace {

constexpr std::string_view calendar_folder = "calendars/";
constexpr std::string_view calendar_ending = ".txt";
constexpr std::string_view card_ending = ".rule";

/// "england/eng.x.rule, line 12".
Problem in_file(const std::string& path, Problem found) {
  found.where = found.where.empty() ? path : path + ", " + found.where;
  return found;
}

bool is_calendar(const std::string& path) {
  return path.starts_with(calendar_folder) && path.ends_with(calendar_ending);
}

const std::string* text_of(const std::vector<RuleFile>& files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &RuleFile::path);
  return found == files.end() ? nullptr : &found->text;
}

void read_calendars(const std::vector<RuleFile>& files, Reading& reading) {
  for (const auto& file : files) {
    if (!is_calendar(file.path)) continue;
    const auto name = file.path.substr(
        calendar_folder.size(), file.path.size() - calendar_folder.size() - calendar_ending.size());
    auto calendar = HolidayCalendar::read(name, file.text);
    if (calendar)
      reading.cards.calendars.by_name.emplace(name, std::move(*calendar));
    else
      reading.problems.push_back(in_file(file.path, calendar.error()));
  }
}

/// Reads the file that says which words a card may use; without it nothing can be read.
template <class Read>
void read_words(const std::vector<RuleFile>& files, const std::string& path, Reading& reading,
                Read read) {
  const auto* text = text_of(files, path);
  if (text == nullptr) {
    reading.problems.push_back({"There is no such file", path});
    return;
  }
  const Result<void> done = read(*text);
  if (!done) reading.problems.push_back(done.error());
}

void add_card(Card card, const std::string& path, std::vector<Card>& all, Reading& reading) {
  const auto other = std::ranges::find(all, card.id, &Card::id);
  if (other != all.end() && other->folder != card.folder) {
    reading.problems.push_back(
        {fmt::format("There is another card \"{}\", in rules/{}", card.id, other->folder), path});
    return;
  }
  all.push_back(std::move(card));
}

void read_all_cards(const std::vector<RuleFile>& files, const Hash& hash, Reading& reading) {
  std::vector<Card> all;
  for (const auto& file : files) {
    if (!file.path.ends_with(card_ending)) continue;
    auto card = read_card(file.path, file.text,
                          {reading.cards.phrases, reading.cards.calendars, reading.cards.stages});
    if (!card) {
      reading.problems.push_back(in_file(file.path, card.error()));
      continue;
    }
    for (auto& part : *card) {
      part.hash = hash(file.text);
      add_card(std::move(part), file.path, all, reading);
    }
  }
  std::ranges::stable_sort(all, {}, &Card::id);
  for (auto& card : all) {
    card.number = reading.cards.all.size();
    reading.cards.all.push_back(std::make_shared<const Card>(std::move(card)));
  }
}

/// Ids that cards name must be those of cards.
void check_named(const Card& card, Reading& reading) {
  const auto path = card.folder + "/" + card.id + std::string(card_ending);
  std::vector<std::string> named = {card.follows, card.gives_way_to};
  if (card.takes_over) named.push_back(card.takes_over->from);
  for (const auto& id : named)
    if (!id.empty() && !reading.cards.find(id))
      reading.problems.push_back({fmt::format("There is no card \"{}\"", id), path});
  const auto earlier = card.follows.empty() ? nullptr : reading.cards.find(card.follows);
  if (earlier && card.in_force.from &&
      (!earlier->in_force.to || next_day(*earlier->in_force.to) != *card.in_force.from))
    reading.problems.push_back(
        {fmt::format("It follows \"{}\", which does not end the day before", card.follows), path});
}

/// What the cards say of one another, and what of their words is worked out.
void join(Reading& reading) {
  std::set<std::string> names;
  const auto gather = [&](const std::vector<Phrase>& phrases) {
    for (const auto& phrase : phrases)
      for (const auto& meaning : phrase.meanings)
        if (meaning.is_happening() && meaning.kind != Meaning::Kind::event &&
            names.insert(meaning.name).second)
          reading.cards.worked_out.push_back(meaning);
  };
  gather(reading.cards.childhood.ends_if);
  for (const auto& card : reading.cards.all) {
    check_named(*card, reading);
    for (const auto* phrase : card->phrases()) gather({*phrase});
  }
}

/// What would else be looked for by name whenever a story is asked about.
void join_by_number(Cards& cards) {
  cards.reaches.resize(cards.all.size());
  cards.takers.resize(cards.all.size());
  cards.taken_from.resize(cards.all.size());
  cards.owners.resize(cards.all.size());
  cards.starts.resize(cards.phrases.names().size());
  for (const auto& card : cards.all) {
    for (const auto nation : card->extent)
      cards.reaches[card->number].set(static_cast<std::size_t>(nation));
    if (card->takes_over) {
      const auto& from = card->takes_over->from;
      cards.taken_from[card->number] = cards.find(from).get();
      for (const auto& other : cards.all)
        if (other->id == from) cards.takers[other->number].push_back(card.get());
    }
    const auto owner = cards.calendars.owners.find(card->who);
    if (owner != cards.calendars.owners.end()) cards.owners[card->number] = owner->second;
    for (const auto& phrase : card->when)
      for (const auto& meaning : phrase.meanings)
        if (meaning.is_happening())
          cards.starts.at(static_cast<std::size_t>(meaning.event)).push_back(card->number);
  }
}

/// "duties.txt" lists the ids of the cards, so that a card cannot vanish unnoticed.
Result<void> check_list(const std::string& text, const std::vector<RuleFile>& files,
                        Reading& reading) {
  std::set<std::string> listed;
  for (const auto& line : TRY(lines_of(text)))
    if (!line.text.empty() && line.text.front() != '#') listed.insert(line.text);
  const auto id_of = [](const std::string& path) {
    const auto begin = path.rfind('/') + 1;
    return path.substr(begin, path.size() - begin - card_ending.size());
  };
  std::set<std::string> present;
  for (const auto& file : files)
    if (file.path.ends_with(card_ending)) present.insert(id_of(file.path));
  for (const auto& id : listed)
    if (!present.contains(id))
      reading.problems.push_back({fmt::format("There is no card \"{}\"", id), "duties.txt"});
  for (const auto& id : present)
    if (!listed.contains(id))
      reading.problems.push_back({fmt::format("\"{}\" is not listed", id), "duties.txt"});
  return {};
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_wanted(const std::string& path) {
  constexpr std::string_view words[] = {"phrases", "owners", "stages", "childhood", "duties.txt"};
  return std::ranges::find(words, path) != std::end(words) || is_calendar(path) ||
         path.ends_with(card_ending);
}

}  // namespace

std::shared_ptr<const Card> Cards::find(std::string_view id) const {
  const auto found = std::ranges::find_if(all, [&](const auto& card) { return card->id == id; });
  return found == all.end() ? nullptr : *found;
}

Reading read_cards(const std::vector<RuleFile>& files, const ReadWith& with) {
  Reading reading;
  read_calendars(files, reading);
  read_words(files, "phrases", reading, [&](const std::string& text) -> Result<void> {
    reading.cards.phrases = TRY(Phrases::read(text, with.events));
    return {};
  });
  read_words(files, "owners", reading,
             [&](const std::string& text) { return read_owners(text, reading.cards.calendars); });
  read_words(files, "stages", reading, [&](const std::string& text) -> Result<void> {
    for (const auto& line : TRY(lines_of(text)))
      if (!line.text.empty() && line.text.front() != '#') reading.cards.stages.push_back(line.text);
    return {};
  });
  read_words(files, "childhood", reading, [&](const std::string& text) -> Result<void> {
    reading.cards.childhood = TRY(read_childhood(text, reading.cards.phrases));
    return {};
  });
  read_all_cards(files, with.hash, reading);
  join(reading);
  join_by_number(reading.cards);
  read_words(files, "duties.txt", reading,
             [&](const std::string& text) { return check_list(text, files, reading); });
  return reading;
}

Result<std::vector<RuleFile>> files_under(const std::filesystem::path& rules) {
  std::error_code error;
  std::vector<RuleFile> files;
  std::filesystem::recursive_directory_iterator entry(rules, error);
  for (; !error && entry != std::filesystem::end(entry); entry.increment(error)) {
    const auto path = entry->path().lexically_relative(rules).generic_string();
    if (is_wanted(path)) files.push_back({path, contents(entry->path())});
  }
  if (error)
    return problem(
        fmt::format("The rules in {} cannot be read: {}", rules.string(), error.message()),
        rules.string(), Problem::Kind::unavailable);
  std::ranges::sort(files, {}, &RuleFile::path);
  return files;
}

Result<Cards> load(const std::filesystem::path& rules, const ReadWith& with) {
  auto reading = read_cards(TRY(files_under(rules)), with);
  if (!reading.problems.empty()) return tl::unexpected(std::move(reading.problems.front()));
  return std::move(reading.cards);
}

}  // namespace haven::guidelines
