#include "matching/match_command.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <ostream>
#include <sstream>

#include "matching/plan_json.h"
#include "matching/progress.h"
#include "matching/reading/read_instance.h"
#include "matching/reading/read_instances.h"
#include "matching/sensitivity.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

namespace json = boost::json;

constexpr int answered = 0;
constexpr int bad_input = 2;
constexpr std::string_view usage =
    "haven match [--mode lexicographic|weighted] [--count] [--explain] [--prices]\n"
    "            [--limit SECONDS] [--cbc] [--threads N] [--sensitivity] [FILE]\n"
    "    A plan to consider for each instance of the file, one a line; - or nothing is standard\n"
    "    input. --cbc lets CBC look for better plans on a second core, within the limit.\n"
    "    --sensitivity says instead how many proposals change when each weight moves by a fifth.\n"
    "    Ctrl-C ends the search as a limit does, with the best plan so far and its bound.\n"
    "haven match bench N P SEED [--variant A] [--mode MODE] [--limit SECONDS] [--cbc]\n"
    "                  [--output FILE] [--threads N] [--sensitivity]\n"
    "    An invented round of N children and P places, in weighted mode unless told otherwise.\n";

struct Asked {
  std::optional<Mode> mode;
  bool counts_optima = false;
  bool explains = false;
  bool shows_prices = false;
  bool apart = false;
  bool asks_cbc = false;
  bool tries_weights = false;
  double limit = std::numeric_limits<double>::infinity();
  int threads = 1;
  std::string output;
  std::vector<std::string> rest;
};

struct Bounds {
  std::int64_t least;
  std::int64_t most;
};

Result<std::int64_t> number(const std::string& text, std::string_view of, Bounds bounds) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < bounds.least ||
      value > bounds.most)
    return problem(fmt::format("Give {} as a whole number from {} to {}, not \"{}\"", of,
                               bounds.least, bounds.most, text));
  return value;
}

Result<double> seconds_of(const std::string& text) {
  std::istringstream in(text);
  double value = 0;
  if (!(in >> value) || !in.eof() || !(value >= 0))
    return problem(fmt::format("Give --limit in seconds, such as 15, not \"{}\"", text));
  return value;
}

Result<Mode> mode_of(const std::string& text) {
  if (text == "weighted") return Mode::weighted;
  if (text == "lexicographic") return Mode::lexicographic;
  return problem(fmt::format("Give --mode as lexicographic or weighted, not \"{}\"", text));
}

/// A word that must follow an option.
Result<std::string> after(std::span<const std::string> words, std::size_t& at) {
  if (at + 1 >= words.size()) return problem(fmt::format("Nothing follows {}", words[at]));
  return words[++at];
}

Result<Asked> read_asked(std::span<const std::string> words) {
  Asked asked;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word == "--count") {
      asked.counts_optima = true;
    } else if (word == "--explain") {
      asked.explains = true;
    } else if (word == "--prices") {
      asked.shows_prices = true;
    } else if (word == "--sensitivity") {
      asked.tries_weights = true;
    } else if (word == "--cbc") {
      asked.asks_cbc = true;
    } else if (word == "--mode") {
      asked.mode = TRY(mode_of(TRY(after(words, i))));
    } else if (word == "--limit") {
      asked.limit = TRY(seconds_of(TRY(after(words, i))));
    } else if (word == "--threads") {
      asked.threads = static_cast<int>(TRY(number(TRY(after(words, i)), "--threads", {1, 64})));
    } else if (word == "--output") {
      asked.output = TRY(after(words, i));
    } else if (word == "--variant") {
      if (TRY(after(words, i)) != "A") return problem("The only variant is A");
      asked.apart = true;
    } else if (word.starts_with("-") && word != "-") {
      return problem(fmt::format("There is no option {}; --help lists what there is", word));
    } else {
      asked.rest.push_back(word);
    }
  }
  if (asked.asks_cbc && asked.limit == std::numeric_limits<double>::infinity())
    return problem("Give a --limit beside --cbc: CBC may search for hours");
  return asked;
}

int refuse(const Problem& found, std::ostream& err) {
  err << "haven match: " << (found.where.empty() ? "" : found.where + ": ") << found.says << ".\n";
  return bad_input;
}

/// The search is asked between its steps whether to end, and its last step takes a while: so it is
/// told of a little less than the limit, which then holds.
constexpr double share_of_limit = 0.88;

Effort effort_of(const Asked& asked, const Surroundings& around, Progress& progress) {
  const double end = around.seconds() + share_of_limit * asked.limit;
  Effort effort;
  effort.threads = asked.threads;
  effort.asks_cbc = asked.asks_cbc;
  effort.is_over = [&around, end] { return around.seconds() >= end || around.is_called_off(); };
  effort.tell = [&progress](std::string_view stage, std::int64_t value, std::int64_t bound) {
    progress.tell(stage, value, bound);
  };
  return effort;
}

/// How many proposals change with each weight, a line each. The limit is that of one plan.
void try_weights_of(const Instance& instance, Mode mode, const Asked& asked,
                    const Surroundings& around, std::ostream& out, std::ostream& err) {
  Progress progress(around.seconds, around.is_terminal ? &err : nullptr);
  const auto plan = [&](const Batch& batch) {
    return make_plan(batch, mode, effort_of(asked, around, progress));
  };
  try_weights(instance, plan, asked.threads, [&](const Moved& moved) {
    progress.clear();
    const json::object line{
        {"id", instance.id},        {"weight", moved.weight},         {"percent", moved.percent},
        {"changed", moved.changed}, {"units", instance.units.size()}, {"proved", moved.is_proved}};
    out << json::serialize(line) << '\n';
  });
}

int plan_all(const Asked& asked, const Surroundings& around, std::istream& in, std::ostream& out,
             std::ostream& err) {
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto instances = read_instances(text);
  if (!instances) return refuse(instances.error(), err);
  for (const auto& instance : *instances) {
    if (asked.tries_weights) {
      try_weights_of(instance, asked.mode.value_or(Mode::lexicographic), asked, around, out, err);
      continue;
    }
    const auto batch = batch_of(instance, asked.threads);
    Progress progress(around.seconds, around.is_terminal ? &err : nullptr);
    const auto plan = make_plan(batch, asked.mode.value_or(Mode::lexicographic),
                                effort_of(asked, around, progress));
    progress.clear();
    const Beside beside{asked.counts_optima,
                        asked.explains ? Explain::always : Explain::short_lists, asked.shows_prices,
                        nullptr};
    write_plan(instance, batch, plan, beside, out);
  }
  return answered;
}

int plan_file(const Asked& asked, const Surroundings& around, std::istream& in, std::ostream& out,
              std::ostream& err) {
  if (asked.rest.size() > 1)
    return refuse({fmt::format("Give one file, not also \"{}\"", asked.rest[1]), ""}, err);
  if (asked.rest.empty() || asked.rest[0] == "-") return plan_all(asked, around, in, out, err);
  std::ifstream file(asked.rest[0]);
  if (!file)
    return refuse({"This file cannot be read. Give a file, or - for standard input", asked.rest[0]},
                  err);
  return plan_all(asked, around, file, out, err);
}

struct Round {
  int children;
  int places;
  std::uint64_t seed;
};

Result<Round> round_of(const Asked& asked) {
  if (asked.rest.size() != 4)
    return problem("Give the number of children, of places and a seed, such as bench 200 2000 1");
  const auto children = TRY(number(asked.rest[1], "the children", {1, 20'000}));
  const auto places = TRY(number(asked.rest[2], "the places", {1, 100'000}));
  const auto seed =
      TRY(number(asked.rest[3], "the seed", {0, std::numeric_limits<std::int64_t>::max()}));
  return Round{static_cast<int>(children), static_cast<int>(places),
               static_cast<std::uint64_t>(seed)};
}

int bench(const Asked& asked, const Surroundings& around, std::ostream& out, std::ostream& err) {
  const auto round = round_of(asked);
  if (!round) return refuse(round.error(), err);
  const auto instance = around.invent(round->children, round->places, round->seed, asked.apart);
  if (asked.tries_weights) {
    try_weights_of(instance, asked.mode.value_or(Mode::weighted), asked, around, out, err);
    return answered;
  }
  const double begin = around.seconds();
  Progress progress(around.seconds, around.is_terminal ? &err : nullptr);
  const auto effort = effort_of(asked, around, progress);
  const auto batch = batch_of(instance, asked.threads);
  const auto plan = make_plan(batch, asked.mode.value_or(Mode::weighted), effort);
  const double planned = around.seconds();
  auto unlimited = effort;
  unlimited.is_over = [&around, planned] { return around.seconds() >= planned + 10; };
  const auto placed = prove_placed(batch, plan.assignment, unlimited);
  progress.clear();
  json::object line{
      {"objective", plan.objective},
      {"bound", plan.bound},
      {"proved", plan.is_proved},
      {"placed", plan.placed[0] + plan.placed[1] + plan.placed[2]},
      {"placedByTier", {plan.placed[0], plan.placed[1], plan.placed[2]}},
      {"placedProved", placed.solved.bound == value_of(batch, placed.aim, plan.assignment)},
      {"seconds", planned - begin},
      {"secondsForPlaced", around.seconds() - planned},
  };
  if (plan.cbc_says_best) line["unverified"] = said_by_cbc;
  out << json::serialize(line) << '\n';
  if (asked.output.empty()) return answered;
  std::ofstream file(asked.output);
  if (!file) return refuse({"This file cannot be written", asked.output}, err);
  write_plan(instance, batch, plan, {false, Explain::short_lists, asked.shows_prices, &placed},
             file);
  return answered;
}

}  // namespace

int match_command(std::span<const std::string> words, const Surroundings& around, std::istream& in,
                  std::ostream& out, std::ostream& err) {
  for (const auto& word : words)
    if (word == "--help" || word == "-h") {
      out << usage;
      return answered;
    }
  const auto asked = read_asked(words);
  if (!asked) return refuse(asked.error(), err);
  if (!asked->rest.empty() && asked->rest[0] == "bench") return bench(*asked, around, out, err);
  if (asked->apart || !asked->output.empty())
    return refuse({"--variant and --output belong to haven match bench", ""}, err);
  return plan_file(*asked, around, in, out, err);
}

}  // namespace haven::matching
