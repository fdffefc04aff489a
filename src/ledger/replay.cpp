#include "ledger/replay.h"

#include <algorithm>
#include <deque>
#include <future>
#include <thread>

namespace haven::ledger {
namespace {

constexpr std::uint64_t entries_a_page = 4096;

struct Page {
  std::vector<Entry> entries;
  std::vector<Result<std::string>> tracks;
};

Result<Page> open_page(const Ledger& ledger, std::uint64_t position, std::uint64_t limit) {
  Page page{TRY(ledger.read_from(position, limit)), {}};
  page.tracks.reserve(page.entries.size());
  for (const auto& entry : page.entries) page.tracks.push_back(ledger.open(entry, track));
  return page;
}

}  // namespace

Result<std::uint64_t> replay(const Ledger& ledger, std::uint64_t position, const SeeTrack& see) {
  const std::uint64_t end = ledger.size() + 1;
  const std::size_t pages_ahead = std::max(2U, std::thread::hardware_concurrency()) + 1;
  std::deque<std::future<Result<Page>>> ahead;
  std::uint64_t seen = 0;
  for (std::uint64_t next = position; next < end || !ahead.empty();) {
    while (next < end && ahead.size() < pages_ahead) {
      const auto limit = std::min(entries_a_page, end - next);
      ahead.push_back(std::async(std::launch::async, open_page, std::cref(ledger), next, limit));
      next += limit;
    }
    auto page = TRY(ahead.front().get());
    ahead.pop_front();
    for (std::size_t i = 0; i < page.entries.size(); ++i)
      see(page.entries[i], std::move(page.tracks[i]));
    seen += page.entries.size();
  }
  return seen;
}

}  // namespace haven::ledger
