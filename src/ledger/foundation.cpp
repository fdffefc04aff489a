#include "ledger/foundation.h"

#include <limits>

#include "ledger/ahead.h"
#include "ledger/whole_file.h"

namespace haven::ledger {
namespace {

constexpr std::size_t rows_at_once = 4096;

/// Rows with what each says of itself.
struct Linked {
  std::vector<Row> rows;
  std::vector<Result<Link>> links;
};

Result<void> take(Chain& chain, const Row& row, const Result<Link>& link) {
  return chain.take(row, TRY(link));
}

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

auto cannot_open(std::string says, std::string where = {}) {
  return problem(std::move(says), std::move(where), Problem::Kind::broken);
}

/// Settings of an empty ledger are written; those of any other are compared.
Result<void> settle(Store& store, bool is_empty, std::string_view name, std::string_view value,
                    const std::string& says) {
  const auto kept = TRY(store.get(name));
  if (!kept && is_empty) return store.set(name, value);
  if (!kept || *kept != value) return cannot_open(says, kept.value_or(""));
  return {};
}

Result<void> settle_all(Store& store, bool is_empty, const Options& options, const Signer& signer) {
  TRY(settle(store, is_empty, "format", "1", "The ledger is of another version of Haven"));
  TRY(settle(
      store, is_empty, "environment", name_of(options.environment),
      "The ledger was not created to be used as " + std::string(name_of(options.environment))));
  TRY(settle(store, is_empty, "origin", signer.name, "The ledger has another origin"));
  return settle(store, is_empty, "signer", to_text(signer),
                "The ledger's checkpoints are signed by another key than the one there is");
}

/// The last checkpoint in the store, and those kept outside.
struct LastNote {
  std::string text;
  std::string
      kept_in;  ///< Whoever put another ledger in the folder needs to know which file says so.
};

Result<std::vector<LastNote>> last_notes(const Store& store, const Options& options) {
  std::vector<LastNote> notes;
  if (auto own = TRY(store.checkpoints()); !own.empty())
    notes.push_back({std::move(own.back()), "the ledger itself"});
  for (const auto& file : options.checkpoint_files)
    if (auto note = TRY(read_whole(file))) notes.push_back({std::move(*note), file.string()});
  return notes;
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

tl::expected<void, RowFault> read_into(Chain& chain, const Store& store) {
  const auto read_page = [&](std::uint64_t first, std::uint64_t count) -> Result<Linked> {
    Linked page{TRY(store.read_from(first, count)), {}};
    page.links.reserve(page.rows.size());
    for (const auto& row : page.rows) page.links.push_back(link_of(row));
    return page;
  };
  // How many rows there are is known when a page is not full.
  constexpr auto no_end = std::numeric_limits<std::uint64_t>::max();
  Ahead<Result<Linked>> pages(read_page, chain.size() + 1, no_end, rows_at_once);
  for (bool is_full = true; is_full;) {
    const auto page = pages.next();
    if (!page) return tl::unexpected(RowFault{page.error(), chain.size() + 1, std::nullopt});
    for (std::size_t i = 0; i < page->rows.size(); ++i)
      if (auto taken = take(chain, page->rows[i], page->links[i]); !taken)
        return tl::unexpected(RowFault{taken.error(), chain.size() + 1, page->rows[i].stream});
    is_full = page->rows.size() == rows_at_once;
  }
  return {};
}

std::string origin_of(const Options& options) {
  return options.origin + "/" + std::string(name_of(options.environment));
}

Result<Checkpoint> compare(const Chain& chain, std::string_view note, const Signer& signer) {
  auto checkpoint = TRY(read_checkpoint(note));
  if (checkpoint.origin != signer.name) return cannot_open("A checkpoint is of another ledger");
  if (!is_signed_by(note, signer))
    return cannot_open("A checkpoint is not signed by the ledger's key");
  const auto size = std::to_string(checkpoint.size);
  if (chain.size() < checkpoint.size)
    return cannot_open("The ledger has " + std::to_string(chain.size()) + " entries, but had " +
                       size + " when a checkpoint was signed");
  if (chain.tree().root(checkpoint.size) != checkpoint.root)
    return cannot_open("The first " + size +
                       " entries are not those of the checkpoint signed then");
  return checkpoint;
}

Result<Foundation> lay_foundation(Store& store, KeyStore& keys, const Options& options) {
  Signer signer{origin_of(options), TRY(keys.signing_public_key())};
  Chain chain;
  if (auto read = read_into(chain, store); !read) {
    auto why = std::move(read.error().problem);
    why.where = "entry " + std::to_string(read.error().position);
    return tl::unexpected(std::move(why));
  }
  TRY(settle_all(store, chain.size() == 0, options, signer));
  for (const auto& note : TRY(last_notes(store, options)))
    if (auto same = compare(chain, note.text, signer); !same) {
      auto why = std::move(same.error());
      why.where = note.kept_in;
      return tl::unexpected(std::move(why));
    }
  const auto when_missing =
      chain.size() == 0 ? Secrets::WhenMissing::make : Secrets::WhenMissing::refuse;
  auto secrets = TRY(Secrets::from(keys, when_missing));
  TRY(finish_destructions(keys, chain));
  return Foundation{std::move(secrets), std::move(chain), std::move(signer)};
}

}  // namespace haven::ledger
