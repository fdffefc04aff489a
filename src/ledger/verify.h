#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "ledger/entry.h"
#include "ledger/hash.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/store/store.h"

/// Whether a ledger is what it was, found out without any key.
namespace haven::ledger {

struct Verified {
  std::uint64_t size = 0;
  Hash root{};
  std::size_t checkpoints = 0;  ///< How many signed notes agreed.
};

/// The first thing that is wrong, and where.
struct Broken {
  std::string says;
  std::uint64_t position = 0;      ///< The first entry that may be wrong; 0 for none of them.
  std::optional<StreamId> stream;  ///< Of the entry there, where it is known.
  std::uint64_t size = 0;          ///< How many entries hold together.
  Hash root{};                     ///< Of those.
};

/// What a ledger is compared with beside itself.
struct Witnesses {
  std::optional<Signer> signer;    ///< Nothing: the signer that the ledger itself names.
  std::vector<std::string> notes;  ///< Checkpoints that were kept elsewhere.
};

/// Reads the whole ledger again: every position, version, time and hash, every chain, and the root
/// against every checkpoint there is.
tl::expected<Verified, Broken> verify(const Store& store, const Witnesses& witnesses = {});

/// haven verify DIR [--from CHECKPOINT] [--signer KEY]. Returns what the program exits with: 0 when
/// the ledger is whole, 1 when it is not, 2 when the question cannot be answered.
int verify_command(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace haven::ledger
