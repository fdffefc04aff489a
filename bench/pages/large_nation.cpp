// large_nation DIR CHILDREN EVENTS NOW: a demonstration ledger in DIR with so many children and
// events before NOW, and after them the register of the people who work with them. Much, quickly,
// and each child like the other: for benchmarks.
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <string>

#include "main/installation.h"
#include "main/tracks.h"
#include "synthetic/nation.h"
#include "synthetic/register.h"
#include "values/random.h"

namespace {

using namespace haven;

constexpr std::size_t deeds_at_once = 200;

Result<std::size_t> read_count(std::string_view text) {
  std::size_t count = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc{} || stopped != end) return problem("Not a count: " + std::string(text));
  return count;
}

void show_progress(std::size_t done, std::size_t all) {
  constexpr std::size_t step = 50'000;
  if (done % step == 0 && isatty(STDERR_FILENO) != 0)
    std::fprintf(stderr, "\r%zu of %zu events", done, all);
}

/// Who is in the register may sign in, and be shown by name.
Result<void> add_register(ledger::Ledger& ledger, Instant now) {
  const auto tables = TRY(synthetic::read_tables(HAVEN_ROOT "/data"));
  auto deeds =
      TRY(synthetic::fill_register(tracks(), tables, 1, now - std::chrono::days(500), now));
  for (std::size_t first = 0; first < deeds.size(); first += deeds_at_once) {
    ledger::Command command{random_id<CommandId>(), {}};
    for (std::size_t i = first; i < std::min(first + deeds_at_once, deeds.size()); ++i)
      command.writes.push_back({deeds[i].stream, deeds[i].stream, {}, std::move(deeds[i].entries)});
    TRY(ledger.append(std::move(command)));
  }
  return {};
}

Result<std::uint64_t> make(const std::filesystem::path& folder, std::string_view children,
                           std::string_view events, std::string_view now) {
  synthetic::LargeOptions large;
  large.children = TRY(read_count(children));
  large.events = TRY(read_count(events));
  large.now = TRY(read_instant(now));
  synthetic::Clock clock(large.now);
  ledger::Options options;
  options.environment = ledger::Environment::demo;
  options.now = [&clock] { return clock.now(); };
  std::filesystem::create_directories(folder);
  const auto opened = TRY(program::open_ledger(folder, std::move(options)));
  TRY(synthetic::fill_large(*opened.ledger, clock, large, show_progress));
  TRY(add_register(*opened.ledger, large.now));
  return opened.ledger->size();
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::fprintf(stderr, "large_nation DIR CHILDREN EVENTS NOW\n");
    return 2;
  }
  const auto made = make(words[1], words[2], words[3], words[4]);
  if (!made) {
    std::fprintf(stderr, "large_nation: %s\n", made.error().says.c_str());
    return 2;
  }
  std::printf("%llu entries\n", static_cast<unsigned long long>(*made));
  return 0;
}
