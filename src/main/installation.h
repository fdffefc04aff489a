#pragma once
#include <atomic>
#include <filesystem>
#include <memory>

#include "cases/cases.h"
#include "desk/store.h"
#include "ledger/folder.h"
#include "synthetic/clock.h"

/// A folder in which Haven lives: the ledger, its keys, the desk, and the secret of the place.
namespace haven::program {

/// The time of this installation: the machine's, or a moment that stands still, and in a
/// demonstration a step ahead that is remembered.
class WallClock {
 public:
  /// `stands_at`: nothing for the machine's own time.
  explicit WallClock(std::optional<Instant> stands_at) : stands_at_(stands_at) {}
  Instant now() const { return unmoved() + ahead(); }
  /// Without the steps ahead.
  Instant unmoved() const;
  /// Does nothing when that would lead to `end` or beyond it.
  void advance(Seconds by, Instant end);
  void set_ahead(Seconds ahead) { ahead_ = ahead.count(); }
  Seconds ahead() const { return Seconds(ahead_.load()); }

 private:
  const std::optional<Instant> stands_at_;
  std::atomic<std::int64_t> ahead_{0};
};

struct Installation {
  ledger::Opened ledger;
  std::unique_ptr<desk::Store> desk;
  std::unique_ptr<desk::Secret> secret;
};

/// Opens the folder, and makes it when there is none. Problem: as ledger::open_folder.
Result<Installation> open_installation(const std::filesystem::path& folder,
                                       ledger::Environment environment,
                                       std::function<Instant()> now);

/// As the ledger alone is opened everywhere: developer keys in files, refused when live.
Result<ledger::Opened> open_ledger(const std::filesystem::path& folder, ledger::Options options);

Result<ledger::Environment> environment_named(std::string_view name);

}  // namespace haven::program
