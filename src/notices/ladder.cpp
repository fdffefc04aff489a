#include "notices/ladder.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "values/csv.h"

namespace haven::notices {
namespace {

constexpr int longest_minutes = 7 * 24 * 60;

template <class Word>
struct Named {
  Word word;
  std::string_view name;
};

constexpr std::array roles{
    Named{Role::missing_desk_duty, "missing_desk_duty"}, Named{Role::duty_manager, "duty_manager"},
    Named{Role::edt_duty, "edt_duty"}, Named{Role::team_manager, "team_manager"},
    Named{Role::national_desk_duty, "national_desk_duty"}};
constexpr std::array whoses{Named{Whose::force, "force"}, Named{Whose::responsible, "responsible"},
                            Named{Whose::national, "national"}};

template <class Words, class Word>
std::string_view name_in(const Words& words, Word word) {
  for (const auto& named : words)
    if (named.word == word) return named.name;
  ENSURE(false);
  return {};
}

template <class Words>
auto word_in(const Words& words, std::string_view name) {
  std::optional<decltype(words.front().word)> found;
  for (const auto& named : words)
    if (named.name == name) found = named.word;
  return found;
}

template <class Words>
std::string names_in(const Words& words) {
  std::string names;
  for (const auto& named : words) names.append(names.empty() ? "" : ", ").append(named.name);
  return names;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

struct Line {
  int step;
  Minutes after;
  Recipient told;
};

Result<Line> read_line(const CsvRow& cell) {
  const auto step = number(cell[0]);
  if (!step) return problem("the step is a whole number from 1");
  const auto minutes = number(cell[1]);
  if (!minutes || *minutes > longest_minutes)
    return problem("the minutes are a whole number from 1 to a week's");
  const auto role = word_in(roles, cell[2]);
  if (!role) return problem("who is told is one of " + names_in(roles));
  const auto whose = word_in(whoses, cell[3]);
  if (!whose) return problem("of whom is one of " + names_in(whoses));
  return Line{*step, Minutes(*minutes), Recipient{*role, *whose}};
}

/// Adds a line to the step it belongs to: the last one, or a new one after it.
Result<void> add(std::vector<LadderStep>& steps, const Line& line) {
  const int last = static_cast<int>(steps.size());
  if (line.step == last + 1) {
    if (last > 0 && line.after <= steps.back().after)
      return problem("a step comes later than the one before it");
    steps.push_back({line.step, line.after, {}});
  } else if (line.step != last || last == 0) {
    return problem("steps follow one another from 1, none left out");
  }
  auto& step = steps.back();
  if (step.after != line.after) return problem("all lines of a step have the same minutes");
  if (std::find(step.told.begin(), step.told.end(), line.told) != step.told.end())
    return problem("the same people are told twice on one step");
  step.told.push_back(line.told);
  return {};
}

bool is_acknowledged(const Telling& telling, Instant now) {
  return telling.acknowledged && *telling.acknowledged <= now;
}

}  // namespace

std::string_view name_of(Role role) { return name_in(roles, role); }
std::string_view name_of(Whose whose) { return name_in(whoses, whose); }

Result<Ladder> read_ladder(std::string_view csv, std::string name) {
  const auto lines = TRY(read_csv_lines(csv, {"step", "after_minutes", "who", "of"}, name));
  Ladder ladder{std::move(name), {}};
  for (const auto& [cells, line] : lines) {
    const auto refused = [&, at = line](const std::string& why) {
      return problem("Line " + std::to_string(at) + ": " + why, ladder.name);
    };
    const auto read = read_line(cells);
    if (!read) return refused(read.error().says);
    if (const auto added = add(ladder.steps, *read); !added) return refused(added.error().says);
  }
  if (ladder.steps.empty()) return problem("The ladder has no step", ladder.name);
  return ladder;
}

std::vector<LadderStep> due_steps(const Ladder& ladder, const Telling& telling, Instant now) {
  std::vector<LadderStep> due;
  if (is_acknowledged(telling, now)) return due;
  for (const auto& step : ladder.steps)
    if (telling.sent + step.after <= now) due.push_back(step);
  return due;
}

std::optional<Instant> next_step_at(const Ladder& ladder, const Telling& telling, Instant now) {
  if (is_acknowledged(telling, now)) return std::nullopt;
  for (const auto& step : ladder.steps)
    if (telling.sent + step.after > now) return telling.sent + step.after;
  return std::nullopt;
}

}  // namespace haven::notices
