#include "ledger/opening.h"

#include "ledger/whole_file.h"

namespace haven::ledger {
namespace {

constexpr std::size_t rows_at_once = 4096;

std::string_view name_of(Environment environment) {
  switch (environment) {
    case Environment::demo:
      return "demo";
    case Environment::test:
      return "test";
    case Environment::live:
      return "live";
  }
  return "live";
}

auto broken(std::string says, std::string where = {}) {
  return problem(std::move(says), std::move(where), Problem::Kind::broken);
}

/// Settings of an empty ledger are written; those of any other are compared.
Result<void> settle(Store& store, bool is_empty, std::string_view name, std::string_view value,
                    const std::string& says) {
  const auto kept = TRY(store.get(name));
  if (!kept && is_empty) return store.set(name, value);
  if (!kept || *kept != value) return broken(says, kept.value_or(""));
  return {};
}

Result<void> settle_all(Store& store, bool is_empty, const Options& options, const Signer& signer) {
  TRY(settle(store, is_empty, "format", "1", "The ledger is of another version of Haven"));
  TRY(settle(
      store, is_empty, "environment", name_of(options.environment),
      "The ledger was not created to be used as " + std::string(name_of(options.environment))));
  TRY(settle(store, is_empty, "origin", options.origin, "The ledger has another origin"));
  return settle(store, is_empty, "signer", to_text(signer),
                "The ledger's checkpoints are signed by another key than the one there is");
}

/// The last checkpoint in the store, and those kept outside.
Result<std::vector<std::string>> last_notes(const Store& store, const Options& options) {
  auto notes = TRY(store.checkpoints());
  if (notes.size() > 1) notes.erase(notes.begin(), notes.end() - 1);
  for (const auto& file : options.checkpoint_files)
    if (auto note = TRY(read_whole(file))) notes.push_back(std::move(*note));
  return notes;
}

Result<void> compare(const Chain& chain, std::string_view note, const Signer& signer,
                     const std::string& origin) {
  const auto checkpoint = TRY(read_checkpoint(note));
  if (!is_signed_by(note, signer)) return broken("A checkpoint of the ledger is not signed by it");
  if (checkpoint.origin != origin) return broken("A checkpoint is of another ledger");
  return agrees(chain, checkpoint);
}

Result<void> finish_destructions(KeyStore& keys, const Chain& chain) {
  for (const auto& planned : TRY(keys.planned())) {
    if (chain.kept(planned.mark))
      TRY(keys.destroy(planned.keys_of));
    else
      TRY(keys.drop_plan(planned.keys_of));
  }
  return {};
}

}  // namespace

Result<Chain> read_chain(const Store& store) {
  Chain chain;
  for (;;) {
    const auto rows = TRY(store.read_from(chain.size() + 1, rows_at_once));
    if (rows.empty()) return chain;
    for (const auto& row : rows)
      if (auto taken = chain.take(row); !taken) {
        taken.error().where = "entry " + std::to_string(row.position);
        return tl::unexpected(taken.error());
      }
  }
}

Result<void> agrees(const Chain& chain, const Checkpoint& checkpoint) {
  const auto size = std::to_string(checkpoint.size);
  if (chain.size() < checkpoint.size)
    return broken("The ledger has " + std::to_string(chain.size()) + " entries, but had " + size +
                  " when its last checkpoint was signed");
  if (chain.tree().root(checkpoint.size) != checkpoint.root)
    return broken("The first " + size + " entries are not those of its checkpoint");
  return {};
}

Result<Foundation> lay_foundation(Store& store, KeyStore& keys, const Options& options) {
  Signer signer{options.origin, TRY(keys.signing_public_key())};
  auto chain = TRY(read_chain(store));
  TRY(settle_all(store, chain.size() == 0, options, signer));
  for (const auto& note : TRY(last_notes(store, options)))
    TRY(compare(chain, note, signer, options.origin));
  const auto when_missing =
      chain.size() == 0 ? Secrets::WhenMissing::make : Secrets::WhenMissing::refuse;
  auto secrets = TRY(Secrets::from(keys, when_missing));
  TRY(finish_destructions(keys, chain));
  return Foundation{std::move(secrets), std::move(chain), std::move(signer)};
}

}  // namespace haven::ledger
