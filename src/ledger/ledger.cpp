#include "ledger/ledger.h"

#include <future>

#include "ledger/appending/writer.h"
#include "ledger/foundation.h"
#include "ledger/sealing.h"
#include "ledger/stream_cache.h"

namespace haven::ledger {
namespace {

/// The records of some seven hundred children.
constexpr std::size_t most_held_of_streams = std::size_t{64} << 20;

KeyName name_of_key(const Entry& entry, const SealedSection& section) {
  return {entry.keys_of, section.compartment, section.key_version};
}

Result<std::string> open_section(const Entry& entry, const SealedSection& section,
                                 const KeyedHash& data_key) {
  return open_section(entry.envelope, {entry.stream, entry.version, section.compartment}, section,
                      data_key);
}

}  // namespace

struct Ledger::Inside {
  Inside(Store& store_, KeyStore& keys_, Options options_, Foundation&& foundation)
      : store(store_),
        keys(keys_),
        options(std::move(options_)),
        secrets(std::move(foundation.secrets)),
        chain(std::move(foundation.chain)),
        writer({store, keys, *secrets, options, std::move(foundation.signer), chain, chain_mutex}) {
  }

  Result<std::vector<Entry>> lift_veil(std::vector<Row> rows) const {
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (auto& row : rows)
      entries.push_back(TRY(read_entry(std::move(row.envelope), secrets->veil_key())));
    return entries;
  }

  /// Opens what the key of this name seals, up to the first section that another does. Returns how
  /// many entries that were.
  Result<std::size_t> open_while(std::span<const Entry> entries, const KeyName& name,
                                 const KeyedHash& data_key, const See& see) const {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& entry = entries[i];
      const auto* const section = entry.section(name.compartment);
      if (section == nullptr) continue;
      if (name_of_key(entry, *section) != name) return i;
      ++sections_opened;
      TRY(see(entry, TRY(open_section(entry, *section, data_key))));
    }
    return entries.size();
  }

  /// Where a command was kept, and that it was kept before.
  std::optional<Appended> kept(CommandId id) const {
    const ReadLock lock(chain_mutex);
    return chain.kept(secrets->mark_of(id));
  }

  Store& store;
  KeyStore& keys;
  const Options options;
  const std::unique_ptr<Secrets> secrets;
  Chain chain GUARDED_BY(chain_mutex);
  mutable SharedMutex chain_mutex;
  mutable StreamCache streams{most_held_of_streams};
  mutable std::atomic<std::uint64_t> sections_opened{0};
  mutable std::atomic<std::uint64_t> streams_read{0};
  mutable std::atomic<std::uint64_t> indexes_made{0};
  Writer writer;  // Last: it works on all of the above until it is gone.
};

Ledger::Ledger(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::open(Store& store, KeyStore& keys, Options options) {
  ENSURE(options.now);
  auto foundation = TRY(lay_foundation(store, keys, options));
  return std::unique_ptr<Ledger>(
      new Ledger(std::make_unique<Inside>(store, keys, std::move(options), std::move(foundation))));
}

void Ledger::append(Command command, std::function<void(Result<Appended>)> done) {
  inside_->writer.put(std::move(command), std::move(done));
}

Result<Appended> Ledger::append(Command command) {
  ENSURE(!inside_->writer.is_this_thread());
  return inside_->writer.put_and_wait(std::move(command));
}

Result<std::optional<Appended>> Ledger::answered(CommandId id, std::string_view said) const {
  const auto kept = inside_->kept(id);
  if (!kept) return std::nullopt;
  if (TRY(inside_->store.said_at(kept->first)) != inside_->secrets->hash_of_said(id, said))
    return tl::unexpected(said_otherwise());
  return kept;
}

bool Ledger::has_kept(CommandId id) const { return inside_->kept(id).has_value(); }

Result<Entries> Ledger::read(StreamId stream) const {
  ++inside_->streams_read;
  if (auto held = inside_->streams.find(stream, version_of(stream))) return held;
  auto entries = std::make_shared<const std::vector<Entry>>(
      TRY(inside_->lift_veil(TRY(inside_->store.read(stream)))));
  inside_->streams.keep(stream, entries);
  return entries;
}

Result<std::vector<Entry>> Ledger::read_from(std::uint64_t position, std::size_t limit) const {
  return inside_->lift_veil(TRY(inside_->store.read_from(position, limit)));
}

std::uint64_t Ledger::version_of(StreamId stream) const {
  const ReadLock lock(inside_->chain_mutex);
  return inside_->chain.end_of(stream).version;
}

std::uint64_t Ledger::size() const {
  const ReadLock lock(inside_->chain_mutex);
  return inside_->chain.size();
}

Result<std::string> Ledger::open(const Entry& entry, Compartment compartment) const {
  ++inside_->sections_opened;
  const auto* const section = entry.section(compartment);
  if (section == nullptr)
    return problem("The entry says nothing of this kind", {}, Problem::Kind::not_found);
  Result<std::string> plain;
  TRY(inside_->keys.use(name_of_key(entry, *section), [&](std::string_view key) {
    plain = open_section(entry, *section, KeyedHash(key));
  }));
  return plain;
}

Result<void> Ledger::open_each(std::span<const Entry> entries, Compartment compartment,
                               const See& see) const {
  while (!entries.empty()) {
    const auto* const section = entries.front().section(compartment);
    if (section == nullptr) {
      entries = entries.subspan(1);
      continue;
    }
    const auto name = name_of_key(entries.front(), *section);
    Result<std::size_t> seen;
    TRY(inside_->keys.use(name, [&](std::string_view key) {
      seen = inside_->open_while(entries, name, KeyedHash(key), see);
    }));
    entries = entries.subspan(TRY(seen));
  }
  return {};
}

void Ledger::follow(std::function<void(std::span<const Entry>)> seen) {
  inside_->writer.follow(std::move(seen));
}

Result<Appended> Ledger::shred(StreamId keys_of, Command record) {
  for (const auto& write : record.writes)
    if (write.keys_of == keys_of)
      return problem("Why a record was destroyed must not be destroyed with it");
  TRY(inside_->keys.plan_destruction({keys_of, inside_->secrets->mark_of(record.id)}));
  auto kept = append(std::move(record));
  // A plan that is left behind by a crash is carried out, or dropped, at the next start.
  if (!kept) {
    TRY(inside_->keys.drop_plan(keys_of));
    return kept;
  }
  // Between two commits, so that nothing is being sealed by the keys as they go.
  TRY(inside_->writer.run_between([&] { return inside_->keys.destroy(keys_of); }));
  return kept;
}

std::uint32_t Ledger::blind_index(std::string_view field, std::string_view normalised,
                                  int bits) const {
  ++inside_->indexes_made;
  return inside_->secrets->blind_index(field, normalised, bits);
}

StreamId Ledger::derived_stream(StreamId of, std::string_view purpose) const {
  return inside_->secrets->derived_stream(of, purpose);
}

Work Ledger::work() const {
  return {inside_->sections_opened, inside_->streams_read, inside_->indexes_made};
}

std::optional<Problem> Ledger::trouble() const { return inside_->writer.trouble(); }

Environment Ledger::environment() const { return inside_->options.environment; }

Hash Ledger::root() const {
  const ReadLock lock(inside_->chain_mutex);
  return inside_->chain.tree().root();
}

Result<std::vector<Hash>> Ledger::inclusion_proof(std::uint64_t position,
                                                  std::uint64_t size) const {
  const ReadLock lock(inside_->chain_mutex);
  if (position == 0 || position > size || size > inside_->chain.size())
    return problem("The ledger has no such entry at that size", {}, Problem::Kind::not_found);
  return inside_->chain.tree().inclusion_proof(position - 1, size);
}

Result<std::vector<Hash>> Ledger::consistency_proof(std::uint64_t old_size,
                                                    std::uint64_t size) const {
  const ReadLock lock(inside_->chain_mutex);
  if (old_size == 0 || old_size > size || size > inside_->chain.size())
    return problem("The ledger has never had these sizes", {}, Problem::Kind::not_found);
  return inside_->chain.tree().consistency_proof(old_size, size);
}

Result<std::string> Ledger::sign_checkpoint() {
  Result<std::string> note;
  TRY(inside_->writer.run_between([&]() -> Result<void> {
    note = inside_->writer.keep_checkpoint();
    return {};
  }));
  inside_->writer.finish_notes();
  return note;
}

Result<void> Ledger::back_up_to(const std::filesystem::path& path) {
  return inside_->writer.run_between([&] { return inside_->store.back_up_to(path); });
}

}  // namespace haven::ledger
