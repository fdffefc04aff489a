#include "ledger/replay.h"

#include <algorithm>
#include <deque>
#include <future>
#include <thread>

namespace haven::ledger {
namespace {

constexpr std::uint64_t entries_a_page = 4096;

struct Page {
  std::uint64_t size;
  TakeIn take_in;
};

Result<Page> read_page(const Ledger& ledger, std::uint64_t position, std::uint64_t limit,
                       const OpenPage& open) {
  auto entries = TRY(ledger.read_from(position, limit));
  const std::uint64_t size = entries.size();
  return Page{size, open(std::move(entries))};
}

}  // namespace

Result<std::uint64_t> replay(const Ledger& ledger, std::uint64_t position, const OpenPage& open) {
  const std::uint64_t end = ledger.size() + 1;
  const std::size_t pages_ahead = std::max(2U, std::thread::hardware_concurrency()) + 1;
  std::deque<std::future<Result<Page>>> ahead;
  std::uint64_t seen = 0;
  for (std::uint64_t next = position; next < end || !ahead.empty();) {
    while (next < end && ahead.size() < pages_ahead) {
      const auto limit = std::min(entries_a_page, end - next);
      ahead.push_back(std::async(std::launch::async, read_page, std::cref(ledger), next, limit,
                                 std::cref(open)));
      next += limit;
    }
    const auto page = TRY(ahead.front().get());
    ahead.pop_front();
    TRY(page.take_in());
    seen += page.size;
  }
  return seen;
}

}  // namespace haven::ledger
