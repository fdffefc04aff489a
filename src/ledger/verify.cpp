#include "ledger/verify.h"

#include "ledger/foundation.h"

namespace haven::ledger {
namespace {

Broken broken_at(const Chain& chain, std::string says, std::uint64_t position,
                 std::optional<StreamId> stream = std::nullopt) {
  return {std::move(says), position, stream, chain.size(), chain.tree().root()};
}

/// The stream of the entry at a position, where that can be read.
std::optional<StreamId> stream_at(const Store& store, std::uint64_t position) {
  const auto rows = store.read_from(position, 1);
  if (!rows || rows->empty() || rows->front().position != position) return std::nullopt;
  return rows->front().stream;
}

/// 0 when the note is no checkpoint.
std::uint64_t size_of(std::string_view note) {
  const auto checkpoint = read_checkpoint(note);
  return checkpoint ? checkpoint->size : 0;
}

Result<Signer> signer_of(const Store& store, const Witnesses& witnesses) {
  if (witnesses.signer) return *witnesses.signer;
  const auto text = TRY(store.get("signer"));
  if (!text)
    return problem("The ledger does not say who signs its checkpoints", {}, Problem::Kind::broken);
  return read_signer(*text);
}

}  // namespace

tl::expected<Verified, Broken> verify(const Store& store, const Witnesses& witnesses) {
  // The notes first: while Haven runs, a newer note would speak of entries not read here.
  const auto signer = signer_of(store, witnesses);
  auto notes = store.checkpoints();
  Chain chain;
  const auto rows = read_into(chain, store);
  if (!rows)
    return tl::unexpected(
        broken_at(chain, rows.error().problem.says, rows.error().position, rows.error().stream));
  if (!signer || !notes)
    return tl::unexpected(broken_at(chain, (signer ? notes.error() : signer.error()).says, 0));
  notes->insert(notes->end(), witnesses.notes.begin(), witnesses.notes.end());
  std::uint64_t agreed = 0;
  for (const auto& note : *notes) {
    const auto checkpoint = compare(chain, note, *signer);
    if (!checkpoint) {
      const bool is_cut = chain.size() < size_of(note);
      const auto position = (is_cut ? chain.size() : agreed) + 1;
      return tl::unexpected(
          broken_at(chain, checkpoint.error().says, position, stream_at(store, position)));
    }
    agreed = std::max(agreed, checkpoint->size);
  }
  return Verified{chain.size(), chain.tree().root(), notes->size()};
}

}  // namespace haven::ledger
