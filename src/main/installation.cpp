#include "main/installation.h"

#include <fmt/format.h>

#include "cases/seals.h"
#include "ledger/keys/key_encryption.h"
#include "ledger/whole_file.h"
#include "values/random.h"

namespace haven::program {
namespace {

/// The seals of three kinds of key: where a child is, the child's own words, and everything else.
std::string key_name(ledger::Compartment compartment) {
  if (compartment == cases::row_of(cases::Seal::voice).compartment) return "voice";
  return ledger::usual_key_name(compartment);
}

Result<desk::Secret> secret_of(const std::filesystem::path& folder) {
  const auto file = folder / "keys" / "site";
  if (const auto kept = TRY(ledger::read_whole(file))) return desk::Secret::from_bytes(*kept);
  const auto fresh = random_bytes(32);
  TRY(ledger::write_whole(file, fresh, ledger::Readable::by_owner));
  return desk::Secret::from_bytes(fresh);
}

}  // namespace

Instant WallClock::unmoved() const {
  return stands_at_ ? *stands_at_ : std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

void WallClock::advance(Seconds by, Instant end) {
  auto ahead = ahead_.load();
  do {
    if (unmoved() + Seconds(ahead) + by >= end) return;
  } while (!ahead_.compare_exchange_weak(ahead, ahead + by.count()));
}

Result<ledger::Opened> open_ledger(const std::filesystem::path& folder, ledger::Options options) {
  const bool live = options.environment == ledger::Environment::live;
  auto keys = TRY(ledger::file_key_encryption(
      folder / "keys", live ? ledger::Trust::live : ledger::Trust::development));
  return ledger::open_folder(folder, std::move(keys), std::move(options), key_name);
}

Result<Installation> open_installation(const std::filesystem::path& folder,
                                       ledger::Environment environment,
                                       std::function<Instant()> now) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return problem(
        fmt::format("The folder {} cannot be made: {}", folder.string(), error.message()), {},
        Problem::Kind::unavailable);
  ledger::Options options;
  options.now = std::move(now);
  options.environment = environment;
  Installation installation;
  installation.ledger = TRY(open_ledger(folder, std::move(options)));
  installation.secret = std::make_unique<desk::Secret>(TRY(secret_of(folder)));
  installation.desk = TRY(desk::Store::open_in(folder, installation.secret->derive("desk")));
  return installation;
}

Result<ledger::Environment> environment_named(std::string_view name) {
  if (name == "demo") return ledger::Environment::demo;
  if (name == "test") return ledger::Environment::test;
  if (name == "live") return ledger::Environment::live;
  return problem(fmt::format("\"{}\" is not demo, test or live", name));
}

}  // namespace haven::program
