#include "main/ready.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "main/tracks.h"
#include "synthetic/nation.h"

namespace haven::program {
namespace {

void show_progress(std::size_t done, std::size_t all) {
  if (!isatty(STDERR_FILENO)) return;
  std::cerr << fmt::format("\rInventing a nation: {} of {}", done, all) << (done == all ? "\n" : "")
            << std::flush;
}

Result<void> invent(const ServeOptions& options, Instant until) {
  // The history of the invented nation is stamped by a clock of its own, and then the folder is
  // opened again by everyday's.
  synthetic::Clock clock(until);
  ledger::Options how;
  how.now = [&clock] { return clock.now(); };
  how.environment = ledger::Environment::demo;
  auto opened = TRY(open_ledger(options.data, std::move(how)));
  if (opened.ledger->size() > 0) return {};
  synthetic::NationOptions nation;
  nation.now = until;
  nation.children = options.children;
  nation.tables = options.home / "data";
  nation.rules = options.home / "rules";
  return synthetic::fill(*opened.ledger, clock, tracks(), nation, show_progress);
}

/// Where nothing is yet: DIR.before-1, DIR.before-2 and so on.
std::filesystem::path free_place_beside(const std::filesystem::path& folder) {
  for (int number = 1;; ++number) {
    auto beside = folder;
    beside += fmt::format(".before-{}", number);
    if (!std::filesystem::exists(beside)) return beside;
  }
}

/// The folder, as far as there is one, and its checkpoint, which is kept beside it, are renamed.
/// Problem: they cannot be.
Result<std::filesystem::path> set_aside(std::filesystem::path folder) {
  if (!folder.has_filename()) folder = folder.parent_path();  // "demo/" is "demo".
  auto beside = free_place_beside(folder);
  std::error_code error;
  const auto rename = [&](const std::filesystem::path& from, const std::filesystem::path& to) {
    if (!error && std::filesystem::exists(from)) std::filesystem::rename(from, to, error);
  };
  rename(folder, beside);
  rename(ledger::usual_checkpoint_file(folder), ledger::usual_checkpoint_file(beside));
  if (error)
    return problem(fmt::format("{} cannot be set aside: {}", folder.string(), error.message()), {},
                   Problem::Kind::unavailable);
  return beside;
}

/// Whether somebody deleted the folder, and not the checkpoint that lies beside it.
bool was_deleted(const std::filesystem::path& folder) {
  std::error_code ignored;
  const bool is_there =
      std::filesystem::exists(folder) && !std::filesystem::is_empty(folder, ignored);
  return !is_there && std::filesystem::exists(ledger::usual_checkpoint_file(folder));
}

Result<Ready> open(const ServeOptions& options, ledger::Environment environment,
                   const std::function<Instant()>& now) {
  std::error_code ignored;
  std::filesystem::create_directories(options.data, ignored);
  if (environment == ledger::Environment::demo && !options.empty) TRY(invent(options, now()));
  Ready ready{TRY(open_installation(options.data, environment, now)), nullptr};
  ready.cases = TRY(cases::Cases::open(*ready.place.ledger.ledger, tracks()));
  return ready;
}

}  // namespace

Result<Ready> make_ready(const ServeOptions& options, ledger::Environment environment,
                         const std::function<Instant()>& now, std::ostream& out) {
  // Of invented people nothing is lost with it; anywhere else it is what a thief would leave.
  if (environment == ledger::Environment::demo && was_deleted(options.data))
    TRY(set_aside(options.data));
  auto ready = open(options, environment, now);
  if (ready || ready.error().where != cases::other_vocabulary ||
      environment != ledger::Environment::demo)
    return ready;
  const auto beside = TRY(set_aside(options.data));
  out << fmt::format(
             "The demonstration in {} was kept by another version of Haven. It is set aside as {}, "
             "and a new one is made.\n",
             options.data.string(), beside.string())
      << std::flush;
  return open(options, environment, now);
}

}  // namespace haven::program
