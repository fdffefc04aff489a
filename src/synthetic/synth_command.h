#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>

#include "cases/vocabulary.h"
#include "ledger/folder.h"

/// `haven synth`: an invented nation in a new folder.
namespace haven::synthetic {

/// Opens the ledger of a folder as the program does everywhere else.
using OpenLedger =
    std::function<Result<ledger::Opened>(const std::filesystem::path& folder, ledger::Options)>;

/// haven synth --data DIR [--children N] [--seed S] [--now INSTANT] [--tables DIR]
/// [--rules DIR]. Returns what
/// the program exits with: 0 when the nation is there, 2 when it could not be made; `err` says why.
/// Without --now history ends at `present`.
int synth_command(std::span<const std::string> arguments, Instant present,
                  const cases::Vocabulary& vocabulary, const OpenLedger& open, std::ostream& out,
                  std::ostream& err);

}  // namespace haven::synthetic
