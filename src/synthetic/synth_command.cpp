#include "synthetic/synth_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <ostream>

#include "synthetic/nation.h"

namespace haven::synthetic {
namespace {

constexpr int made = 0, not_made = 2;

constexpr std::string_view usage =
    "haven synth --data DIR [--children N] [--seed S] [--now INSTANT] [--tables DIR] [--rules "
    "DIR]\n"
    "Makes a demonstration ledger in DIR, with invented authorities, people and N children (300)\n"
    "whose history ends at INSTANT, such as 2027-04-17T06:34:00Z; without it, now. The same seed\n"
    "(1) gives the same nation. The tables of facts are read from the folder data, or from\n"
    "--tables, the cards from rules, or from --rules. Exits with 0 when the nation is there, with "
    "2 when it could not be made.\n";

struct Asked {
  std::filesystem::path folder;
  NationOptions nation;
};

template <class Number>
Result<Number> read_number(const std::string& option, const std::string& text) {
  Number number{};
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stopped != end)
    return problem(fmt::format("{} must be a whole number, not \"{}\"", option, text));
  return number;
}

Result<void> read_option(const std::string& option, const std::string& value, Asked& asked) {
  if (option == "--data")
    asked.folder = value;
  else if (option == "--children")
    asked.nation.children = TRY(read_number<std::size_t>(option, value));
  else if (option == "--seed")
    asked.nation.seed = TRY(read_number<std::uint64_t>(option, value));
  else if (option == "--now")
    asked.nation.now = TRY(read_instant(value));
  else if (option == "--tables")
    asked.nation.tables = value;
  else if (option == "--rules")
    asked.nation.rules = value;
  else
    return problem(fmt::format("\"{}\" is not understood; try haven synth --help", option));
  return {};
}

Result<Asked> read_arguments(std::span<const std::string> arguments, Instant present) {
  Asked asked;
  asked.nation.now = present;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    if (i + 1 == arguments.size())
      return problem(
          fmt::format("\"{}\" needs something after it; try haven synth --help", arguments[i]));
    TRY(read_option(arguments[i], arguments[i + 1], asked));
  }
  if (asked.folder.empty()) return problem("Which folder? Say it after --data");
  return asked;
}

/// A line that is written over; nothing where nobody watches.
Progress progress_on_terminal() {
  if (isatty(STDERR_FILENO) == 0) return [](std::size_t, std::size_t) {};
  return [shown = std::size_t{101}](std::size_t done, std::size_t all) mutable {
    const auto percent = done * 100 / all;
    if (percent == shown) return;
    shown = percent;
    const auto line = fmt::format("\r{}%{}", percent, done == all ? "\n" : "");
    std::fwrite(line.data(), 1, line.size(), stderr);
  };
}

Result<std::uint64_t> make(const Asked& asked, const cases::Vocabulary& vocabulary,
                           const OpenLedger& open) {
  Clock clock(asked.nation.now);
  ledger::Options options;
  options.environment = ledger::Environment::demo;
  options.now = [&clock] { return clock.now(); };
  const auto opened = TRY(open(asked.folder, std::move(options)));
  TRY(fill(*opened.ledger, clock, vocabulary, asked.nation, progress_on_terminal()));
  return opened.ledger->size();
}

}  // namespace

int synth_command(std::span<const std::string> arguments, Instant present,
                  const cases::Vocabulary& vocabulary, const OpenLedger& open, std::ostream& out,
                  std::ostream& err) {
  if (arguments.size() == 1 && arguments[0] == "--help") {
    out << usage;
    return made;
  }
  const auto asked = read_arguments(arguments, present);
  const auto size = asked ? make(*asked, vocabulary, open) : tl::unexpected(asked.error());
  if (!size) {
    err << "haven synth: " << size.error().says << "\n";
    return not_made;
  }
  out << fmt::format("{} children, {} entries\n", asked->nation.children, *size);
  return made;
}

}  // namespace haven::synthetic
