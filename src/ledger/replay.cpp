#include "ledger/replay.h"

#include "ledger/ahead.h"

namespace haven::ledger {
namespace {

constexpr std::uint64_t entries_a_page = 4096;

struct Page {
  std::uint64_t size;
  TakeIn take_in;
};

}  // namespace

Result<std::uint64_t> replay(const Ledger& ledger, std::uint64_t position, const OpenPage& open) {
  const auto read_page = [&](std::uint64_t first, std::uint64_t count) -> Result<Page> {
    auto entries = TRY(ledger.read_from(first, count));
    const std::uint64_t size = entries.size();
    return Page{size, open(std::move(entries))};
  };
  Ahead<Result<Page>> pages(read_page, position, ledger.size() + 1, entries_a_page);
  std::uint64_t seen = 0;
  while (!pages.is_over()) {
    const auto page = TRY(pages.next());
    TRY(page.take_in());
    seen += page.size;
  }
  return seen;
}

}  // namespace haven::ledger
