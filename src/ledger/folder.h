#pragma once
#include <filesystem>
#include <memory>

#include "ledger/keys/key_store.h"
#include "ledger/ledger.h"
#include "ledger/store/store.h"

namespace haven::ledger {

/// A ledger with everything it stands on. Members end in the right order by themselves.
struct Opened {
  std::unique_ptr<Store> store;
  std::unique_ptr<KeyStore> keys;
  std::unique_ptr<Ledger> ledger;
};

/// Where the newest checkpoint of the ledger in `folder` is kept unless another place is given:
/// beside `folder`, as checkpoints/NAME.checkpoint.
std::filesystem::path usual_checkpoint_file(const std::filesystem::path& folder);

/// The ledger in `folder`/ledger.db with its keys in `folder`/keys.db; both are made when there is
/// none. Without `options.checkpoint_files` there is the usual one. Problem: as Ledger::open.
Result<Opened> open_folder(const std::filesystem::path& folder,
                           std::unique_ptr<KeyEncryption> encryption, Options options,
                           KeyNames names = usual_key_name);

/// A ledger that is gone with the process, for tests.
Result<Opened> open_in_memory(Options options, KeyNames names = usual_key_name);

}  // namespace haven::ledger
