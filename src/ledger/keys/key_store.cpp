#include "ledger/keys/key_store.h"

#include <unordered_map>
#include <unordered_set>

#include "ledger/keys/key_cache.h"
#include "ledger/keys/location_keys.h"
#include "ledger/keys/locked_keys.h"
#include "ledger/keys/unwrap.h"
#include "values/mutex.h"
#include "values/random.h"

namespace haven::ledger {
namespace {

/// The versions of one stream's track key that are held. There is rarely more than one.
struct HeldVersion {
  std::uint32_t version;
  LockedKeys::Slot slot;
};

void copy(std::string_view from, BriefKey& to) { std::memcpy(to.bytes, from.data(), key_size); }

constexpr std::size_t rewrapped_at_once = 500;

}  // namespace

std::string usual_key_name(Compartment compartment) {
  return compartment == location ? "location" : "main";
}

struct KeyStore::Inside {
  std::unique_ptr<KeyTable> table;
  std::unique_ptr<KeyEncryption> encryption;
  KeyNames names;

  mutable Mutex changing;  // Held while the table is changed; before `held` where both are.
  mutable Mutex held;
  std::unordered_map<StreamId, std::map<Compartment, std::uint32_t>> newest GUARDED_BY(held);
  std::unordered_set<StreamId> destroyed GUARDED_BY(held);
  std::unordered_map<StreamId, std::vector<HeldVersion>> tracks GUARDED_BY(held);
  LockedKeys track_keys GUARDED_BY(held);
  KeyCache cache GUARDED_BY(held);

  Result<void> load();
  Result<KeyRow> wrap(const KeyName& name, const BriefKey& key) const;
  Kept add(std::span<const KeyName> names) REQUIRES(changing);
  bool find_held(const KeyName& name, BriefKey& key) REQUIRES(held);
  void hold(const KeyName& name, const BriefKey& key) REQUIRES(held);
};

Result<void> KeyStore::Inside::load() {
  const Lock lock(held);
  for (const auto stream : TRY(table->destroyed())) destroyed.insert(stream);
  for (const auto& name : TRY(table->names())) {
    auto& version = newest[name.keys_of][name.compartment];
    version = std::max(version, name.version);
    if (name.compartment != track) continue;
    BriefKey key;
    TRY(find_and_unwrap(*table, *encryption, name, key));
    hold(name, key);
  }
  return {};
}

Result<KeyRow> KeyStore::Inside::wrap(const KeyName& name, const BriefKey& key) const {
  return KeyRow{name, TRY(encryption->wrap(names(name.compartment), key.view(), binding_of(name)))};
}

/// Makes keys of these names.
Kept KeyStore::Inside::add(std::span<const KeyName> wanted) {
  std::vector<BriefKey> keys(wanted.size());
  std::vector<KeyRow> rows;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    fill_random(keys[i].bytes, key_size);
    rows.push_back(TRY(wrap(wanted[i], keys[i])));
  }
  if (auto kept = table->add(rows); !kept) return kept;
  const Lock lock(held);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    newest[wanted[i].keys_of][wanted[i].compartment] = wanted[i].version;
    hold(wanted[i], keys[i]);
  }
  return {};
}

bool KeyStore::Inside::find_held(const KeyName& name, BriefKey& key) {
  if (name.compartment != track) {
    const auto found = cache.find(name, KeyCache::Clock::now());
    if (found) copy(*found, key);
    return found.has_value();
  }
  const auto versions = tracks.find(name.keys_of);
  if (versions == tracks.end()) return false;
  for (const auto& one : versions->second) {
    if (one.version != name.version) continue;
    copy(track_keys.at(one.slot), key);
    return true;
  }
  return false;
}

void KeyStore::Inside::hold(const KeyName& name, const BriefKey& key) {
  if (name.compartment == location) return;
  if (name.compartment == track)
    tracks[name.keys_of].push_back({name.version, track_keys.keep(key.view())});
  else
    cache.keep(name, key.view(), KeyCache::Clock::now());
}

KeyStore::KeyStore(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
KeyStore::~KeyStore() = default;

Result<std::unique_ptr<KeyStore>> KeyStore::open(const std::filesystem::path& file,
                                                 std::unique_ptr<KeyEncryption> encryption,
                                                 KeyNames names) {
  return over(TRY(sqlite_key_table(file)), std::move(encryption), std::move(names));
}

Result<std::unique_ptr<KeyStore>> KeyStore::over(std::unique_ptr<KeyTable> table,
                                                 std::unique_ptr<KeyEncryption> encryption,
                                                 KeyNames names) {
  auto inside = std::make_unique<Inside>();
  inside->table = std::move(table);
  inside->encryption = std::move(encryption);
  inside->names = std::move(names);
  TRY(inside->load());
  return std::unique_ptr<KeyStore>(new KeyStore(std::move(inside)));
}

Result<void> KeyStore::use(const KeyName& name, const UseKey& use) const {
  BriefKey key;
  bool found = false;
  {
    const Lock lock(inside_->held);
    if (inside_->destroyed.contains(name.keys_of))
      return problem("The keys to this record have been destroyed; nobody can read it again", {},
                     Problem::Kind::not_found);
    found = name.compartment != location && inside_->find_held(name, key);
  }
  if (name.compartment == location) {
    TRY(unwrap_location_key(*inside_->table, *inside_->encryption, name, key));
  } else if (!found) {
    TRY(find_and_unwrap(*inside_->table, *inside_->encryption, name, key));
    const Lock lock(inside_->held);
    if (!inside_->destroyed.contains(name.keys_of)) inside_->hold(name, key);
  }
  use(key.view());
  return {};
}

std::uint32_t KeyStore::newest(StreamId keys_of, Compartment compartment) const {
  const Lock lock(inside_->held);
  const auto stream = inside_->newest.find(keys_of);
  if (stream == inside_->newest.end()) return 0;
  const auto version = stream->second.find(compartment);
  return version == stream->second.end() ? 0 : version->second;
}

bool KeyStore::is_destroyed(StreamId keys_of) const {
  const Lock lock(inside_->held);
  return inside_->destroyed.contains(keys_of);
}

void KeyStore::wipe_old_keys() {
  const Lock lock(inside_->held);
  inside_->cache.wipe_old(KeyCache::Clock::now());
}

Kept KeyStore::make_missing(std::span<const std::pair<StreamId, Compartment>> wanted) {
  const Lock lock(inside_->changing);
  std::vector<KeyName> missing;
  for (const auto& [keys_of, compartment] : wanted) {
    const KeyName name{keys_of, compartment, 1};
    if (newest(keys_of, compartment) == 0 && !is_destroyed(keys_of) &&
        std::find(missing.begin(), missing.end(), name) == missing.end())
      missing.push_back(name);
  }
  if (missing.empty()) return {};
  return inside_->add(missing);
}

Kept KeyStore::probe() { return inside_->table->probe(); }

Result<std::uint32_t> KeyStore::renew(StreamId keys_of, Compartment compartment) {
  const Lock lock(inside_->changing);
  if (is_destroyed(keys_of))
    return problem("The keys to this record have been destroyed", {}, Problem::Kind::not_found);
  const KeyName name{keys_of, compartment, newest(keys_of, compartment) + 1};
  TRY(as_result(inside_->add({&name, 1})));
  return name.version;
}

Result<void> KeyStore::rotate(std::string_view encryption_key) {
  TRY(inside_->encryption->renew(encryption_key));
  TRY(rewrap(encryption_key));
  return {};
}

Result<std::uint64_t> KeyStore::rewrap(std::string_view encryption_key) {
  const auto newest_version = TRY(inside_->encryption->newest(encryption_key));
  for (std::uint64_t count = 0;;) {
    // The lock is let go between pages, so that a rotation does not hold up the ledger.
    const Lock lock(inside_->changing);
    auto rows =
        TRY(inside_->table->wrapped_otherwise(encryption_key, newest_version, rewrapped_at_once));
    if (rows.empty()) return count;
    for (auto& row : rows) {
      BriefKey key;
      TRY(inside_->encryption->unwrap(row.wrapped, binding_of(row.name), key.bytes));
      row = TRY(inside_->wrap(row.name, key));
    }
    TRY(inside_->table->replace(rows));
    count += rows.size();
  }
}

Result<void> KeyStore::retire(std::string_view encryption_key, std::uint32_t version) {
  const Lock lock(inside_->changing);
  const auto newest_version = TRY(inside_->encryption->newest(encryption_key));
  if (!TRY(inside_->table->wrapped_otherwise(encryption_key, newest_version, 1)).empty())
    return problem("There are data keys yet that an older version of the key wraps",
                   std::string(encryption_key));
  return inside_->encryption->destroy(encryption_key, version);
}

Result<void> KeyStore::plan_destruction(const PlannedDestruction& planned) {
  return inside_->table->plan(planned);
}

Result<void> KeyStore::destroy(StreamId keys_of) {
  const Lock changing(inside_->changing);
  {
    const Lock lock(inside_->held);
    inside_->destroyed.insert(keys_of);
    inside_->cache.wipe_all_of(keys_of);
    for (const auto& one : inside_->tracks[keys_of]) inside_->track_keys.wipe(one.slot);
    inside_->tracks.erase(keys_of);
    inside_->newest.erase(keys_of);
  }
  return inside_->table->destroy(keys_of);
}

Result<void> KeyStore::drop_plan(StreamId keys_of) { return inside_->table->drop_plan(keys_of); }

Result<std::vector<PlannedDestruction>> KeyStore::planned() const {
  return inside_->table->plans();
}

Result<std::string> KeyStore::sign(std::string_view message) const {
  return inside_->encryption->sign(message);
}

Result<std::string> KeyStore::signing_public_key() const {
  return inside_->encryption->signing_public_key();
}

}  // namespace haven::ledger
