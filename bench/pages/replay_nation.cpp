// replay_nation DIR: what the start of Haven over the ledger in DIR takes before it can listen, in
// its two parts: the whole ledger checked, and then every event opened, understood and taken in.
#include <chrono>
#include <cstdio>
#include <ctime>

#include "cases/cases.h"
#include "main/installation.h"
#include "main/tracks.h"

namespace {

using namespace haven;

struct Took {
  double seconds;
  double of_processor;
};

template <class Act>
Took time_of(Act act) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t used = std::clock();
  act();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  return {seconds.count(), static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC};
}

void say(const char* what, std::uint64_t entries, const Took& took) {
  const auto count = static_cast<double>(entries);
  std::printf("%-42s %5.2f s: %7.0f entries/s, %7.0f by the core\n", what, took.seconds,
              count / took.seconds, count / took.of_processor);
}

Result<void> replay(const std::filesystem::path& folder) {
  ledger::Options options;
  options.environment = ledger::Environment::demo;
  options.now = [] { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); };
  Result<ledger::Opened> opened;
  const auto checking = time_of([&] { opened = program::open_ledger(folder, std::move(options)); });
  if (!opened) return tl::unexpected(opened.error());
  Result<std::unique_ptr<cases::Cases>> cases;
  const auto taking_in = time_of([&] { cases = cases::Cases::open(*opened->ledger, tracks()); });
  if (!cases) return tl::unexpected(cases.error());
  const auto entries = opened->ledger->size();
  say("chains and tree checked, keys unwrapped", entries, checking);
  say("events opened, understood and taken in", entries, taking_in);
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "replay_nation DIR\n");
    return 2;
  }
  const auto replayed = replay(words[1]);
  if (!replayed) std::fprintf(stderr, "replay_nation: %s\n", replayed.error().says.c_str());
  return replayed ? 0 : 2;
}
