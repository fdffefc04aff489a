#include "ledger/folder.h"

#include "ledger/store/memory_store.h"
#include "ledger/store/sqlite_store.h"

namespace haven::ledger {

namespace fs = std::filesystem;

namespace {

fs::path without_slash(const fs::path& folder) {
  auto whole = fs::absolute(folder).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

fs::path usual_checkpoint_file(const fs::path& folder) {
  const auto whole = without_slash(folder);
  return whole.parent_path() / "checkpoints" / (whole.filename().string() + ".checkpoint");
}

Result<Opened> open_folder(const fs::path& folder, std::unique_ptr<KeyEncryption> encryption,
                           Options options, KeyNames names) {
  const auto whole = without_slash(folder);
  if (options.checkpoint_files.empty()) options.checkpoint_files = {usual_checkpoint_file(whole)};
  std::error_code failed;
  fs::create_directories(whole, failed);
  for (const auto& file : options.checkpoint_files)
    if (!failed) fs::create_directories(file.parent_path(), failed);
  if (!failed) fs::permissions(whole, fs::perms::owner_all, failed);
  if (failed)
    return problem("The ledger's folder cannot be used: " + failed.message(), whole.string(),
                   Problem::Kind::unavailable);
  Opened opened;
  opened.store = TRY(open_sqlite_store(whole / "ledger.db"));
  opened.keys = TRY(KeyStore::open(whole / "keys.db", std::move(encryption), std::move(names)));
  opened.ledger = TRY(Ledger::open(*opened.store, *opened.keys, std::move(options)));
  return opened;
}

Result<Opened> open_in_memory(Options options, KeyNames names) {
  Opened opened;
  opened.store = memory_store();
  opened.keys = TRY(KeyStore::over(memory_key_table(), memory_key_encryption(), std::move(names)));
  opened.ledger = TRY(Ledger::open(*opened.store, *opened.keys, std::move(options)));
  return opened;
}

}  // namespace haven::ledger
