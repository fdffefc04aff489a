#include "desk/store.h"

#include <sodium.h>

#include <algorithm>

#include "desk/framed.h"
#include "desk/memory_rows.h"
#include "desk/sqlite_rows.h"
#include "values/random.h"

namespace haven::desk {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
/// Sealed values are multiples of this, so that their sizes say little.
constexpr std::size_t block = 256;

std::uint8_t* bytes_of(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }
const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

tl::unexpected<Problem> tampered() {
  return problem("Something on the desk was changed by somebody else", "desk.db",
                 Problem::Kind::broken);
}

/// What the seal binds a row to: moved to another place or moment, it does not open.
std::string place_of(const Row& row) {
  return framed({row.kind, row.key, row.group, row.expires ? std::to_string(*row.expires) : ""});
}

std::string padded(std::string text) {
  const auto size = text.size();
  text.resize((size / block + 1) * block);
  std::size_t ignored = 0;
  ENSURE(sodium_pad(&ignored, bytes_of(text), size, block, text.size()) == 0);
  return text;
}

std::string sealed(const Row& row, std::string text, const Secret& secret) {
  text = padded(std::move(text));
  const auto place = place_of(row);
  auto bytes = random_bytes(nonce_bytes);
  bytes.resize(nonce_bytes + text.size() + tag_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      bytes_of(bytes) + nonce_bytes, nullptr, bytes_of(std::string_view(text)), text.size(),
      bytes_of(std::string_view(place)), place.size(), nullptr, bytes_of(bytes), secret.key());
  return bytes;
}

Result<std::string> unsealed(const Row& row, const Secret& secret) {
  if (row.sealed.size() < nonce_bytes + tag_bytes) return tampered();
  const auto place = place_of(row);
  std::string text(row.sealed.size() - nonce_bytes - tag_bytes, '\0');
  const auto* sealed_bytes = bytes_of(std::string_view(row.sealed));
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(text), nullptr, nullptr, sealed_bytes + nonce_bytes,
          row.sealed.size() - nonce_bytes, bytes_of(std::string_view(place)), place.size(),
          sealed_bytes, secret.key()) != 0)
    return tampered();
  std::size_t size = 0;
  if (sodium_unpad(&size, bytes_of(text), text.size(), block) != 0) return tampered();
  text.resize(size);
  return text;
}

std::int64_t seconds(Instant moment) { return moment.time_since_epoch().count(); }

bool has_ended(const Row& row, Instant now) { return row.expires && *row.expires <= seconds(now); }

}  // namespace

Store::Store(std::unique_ptr<Rows> rows, const Secret& secret)
    : rows_(std::move(rows)),
      names_(secret.derive("desk.names")),
      seals_(secret.derive("desk.seals")) {}

Result<std::unique_ptr<Store>> Store::open(std::unique_ptr<Rows> rows, const Secret& secret) {
  std::unique_ptr<Store> store(new Store(std::move(rows), secret));
  TRY(store->recognise());
  return store;
}

Result<std::unique_ptr<Store>> Store::open_in(const std::filesystem::path& directory,
                                              const Secret& secret) {
  return open(TRY(sqlite_rows(directory / "desk.db")), secret);
}

std::unique_ptr<Store> Store::in_memory() {
  auto store = open(memory_rows(), Secret::random());
  ENSURE(store);
  return std::move(*store);
}

/// One row with a known place, which opens only under the secret the desk was begun with.
Result<void> Store::recognise() {
  Row mark{"desk", std::string(32, '\0'), std::string(32, '\0'), std::nullopt, ""};
  if (const auto kept = TRY(rows_->get(mark.kind, mark.key))) {
    if (unsealed(*kept, seals_)) return {};
    return problem(
        "The desk was sealed with another secret; give that one, or move the file away "
        "to begin with an empty desk, which loses no fact about a child",
        "desk.db", Problem::Kind::broken);
  }
  mark.sealed = sealed(mark, "haven desk", seals_);
  return rows_->put(mark);
}

std::string Store::hashed(std::string_view what, std::string_view kind,
                          std::string_view text) const {
  return names_.tag({what, kind, text});
}

Row Store::seal(const Entry& entry) const {
  Row row{entry.kind, hashed("key", entry.kind, entry.key),
          hashed("group", entry.kind, entry.group), std::nullopt, ""};
  if (entry.expires) row.expires = seconds(*entry.expires);
  row.sealed = sealed(row, framed({entry.key, entry.group, entry.value}), seals_);
  return row;
}

Result<Entry> Store::unseal(const Row& row) const {
  auto parts = unframed(TRY(unsealed(row, seals_)));
  if (!parts || parts->size() != 3) return tampered();
  Entry entry{row.kind, std::move(parts->at(0)), std::move(parts->at(1)), std::move(parts->at(2)),
              std::nullopt};
  if (row.expires) entry.expires = Instant(Seconds(*row.expires));
  return entry;
}

Result<std::optional<Entry>> Store::opened(const std::optional<Row>& row, Instant now) const {
  if (!row || has_ended(*row, now)) return std::nullopt;
  return TRY(unseal(*row));
}

Result<void> Store::put(const Entry& entry) { return rows_->put(seal(entry)); }

Result<std::optional<Entry>> Store::get(std::string_view kind, std::string_view key, Instant now) {
  return opened(TRY(rows_->get(kind, hashed("key", kind, key))), now);
}

Result<std::optional<Entry>> Store::take(std::string_view kind, std::string_view key, Instant now) {
  return opened(TRY(rows_->take(kind, hashed("key", kind, key))), now);
}

Result<void> Store::remove(std::string_view kind, std::string_view key) {
  return rows_->remove(kind, hashed("key", kind, key));
}

Result<std::vector<Entry>> Store::list(std::string_view kind, std::string_view group, Instant now) {
  std::vector<Entry> listed;
  for (const auto& row : TRY(rows_->list(kind, hashed("group", kind, group)))) {
    if (has_ended(row, now)) continue;
    auto entry = unseal(row);
    listed.push_back(entry ? *std::move(entry)
                           : Entry{row.kind, "", std::string(group), "", std::nullopt});
  }
  std::sort(listed.begin(), listed.end(),
            [](const Entry& a, const Entry& b) { return a.key < b.key; });
  return listed;
}

Result<void> Store::keep_latest(std::string_view kind, std::size_t most) {
  return rows_->keep_latest(kind, most);
}

Result<std::size_t> Store::remove_expired(Instant now) {
  return rows_->remove_expired(seconds(now));
}

}  // namespace haven::desk
