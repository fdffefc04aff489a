#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "cases/vocabulary.h"
#include "ledger/ledger.h"
#include "synthetic/clock.h"

/// A whole invented nation, written into an empty ledger as its people would have written it: with
/// the same verbs, in the order in which it happened, stamped with the moments at which it was
/// told. The same options give the same tracks, byte for byte.
namespace haven::synthetic {

struct NationOptions {
  std::uint64_t seed = 1;
  Instant now{};                          ///< All of history lies before it.
  std::size_t children = 300;             ///< At least 11: the stories, and those missing now.
  std::filesystem::path tables = "data";  ///< The folder of the tables of facts.
  std::filesystem::path rules = "rules";  ///< The folder of the cards, of which most are kept.
};

/// How far it is: `done` of `all`.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// `vocabulary` is what the program keeps its ledger by; it must outlive the call. `clock` must be
/// the one that stamps the ledger's entries; it says `now` afterwards. Problem: the ledger is live,
/// or has entries; too few children; a table or a card that cannot be read; what a verb or the
/// ledger refuses.
Result<void> fill(ledger::Ledger& ledger, Clock& clock, const cases::Vocabulary& vocabulary,
                  const NationOptions& options, const Progress& progress);

/// Problem: the ledger is live, or has entries already.
Result<void> may_be_filled(const ledger::Ledger& ledger);

struct LargeOptions {
  std::uint64_t seed = 1;
  Instant now{};
  std::size_t children = 10'000;
  std::size_t events = 100'000;  ///< In all, at least four a child.
};

/// For benchmarks: much, quickly, and each child like the other. Nobody is in the register.
/// Problem: as for fill; too few events.
Result<void> fill_large(ledger::Ledger& ledger, Clock& clock, const LargeOptions& options,
                        const Progress& progress);

}  // namespace haven::synthetic
