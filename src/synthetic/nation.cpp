#include "synthetic/nation.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <span>
#include <thread>

#include "casework/owed.h"
#include "guidelines/reading/cards.h"
#include "synthetic/keeping_up.h"
#include "synthetic/register.h"
#include "synthetic/scripts.h"

namespace haven::synthetic {
namespace {

using std::chrono::days;

/// The register stands before the first child is known.
constexpr days before_history{500};

Result<void> has_enough_children(const NationOptions& options) {
  const auto least = stories(options.now).size() + still_missing(1, options.now).size();
  if (options.children < least)
    return problem(fmt::format("An invented nation has at least {} children", least), "children");
  return {};
}

std::vector<Script> scripts(const NationOptions& options) {
  auto all = stories(options.now);
  std::ranges::move(still_missing(options.seed, options.now), std::back_inserter(all));
  for (std::size_t number = 0; all.size() < options.children; ++number)
    all.push_back(ordinary(options.seed, number, options.now));
  return all;
}

Result<std::vector<Life>> all_lives(const NationOptions& options, Supply supply) {
  std::vector<Life> lives;
  for (const auto& script : scripts(options)) {
    const Draws draws(options.seed, script.child.raw());
    auto& life = lives.emplace_back(supply.vocabulary(), script.child, script.authority, draws,
                                    script.start, options.now);
    TRY(script.tell(life, supply));
  }
  return lives;
}

/// Each life by itself, so on all cores.
Result<void> keep_all_up(std::vector<Life>& lives, const guidelines::Cards& cards) {
  std::atomic<std::size_t> next = 0;
  std::vector<Result<void>> done(lives.size());
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    threads.emplace_back([&] {
      for (auto life = next++; life < lives.size(); life = next++)
        done[life] = keep_up(lives[life], cards);
    });
  threads.clear();
  for (auto& one : done) TRY(std::move(one));
  return {};
}

Result<std::vector<Deed>> all_deeds(const cases::Vocabulary& vocabulary,
                                    const NationOptions& options) {
  auto tables = TRY(read_tables(options.tables));
  auto deeds = TRY(
      fill_register(vocabulary, tables, options.seed, options.now - before_history, options.now));
  auto lives = TRY(all_lives(options, Supply(vocabulary, std::move(tables), options.seed)));
  const auto cards =
      TRY(guidelines::load(options.rules, casework::cards_read_with(ledger::sha256_in_hex)));
  TRY(keep_all_up(lives, cards));
  for (auto& life : lives) std::ranges::move(life.take_deeds(), std::back_inserter(deeds));
  std::ranges::stable_sort(deeds, {}, &Deed::at);
  return deeds;
}

/// What happened at one moment is kept together.
ledger::Command together(const ledger::Ledger& ledger, std::span<Deed> deeds, Draws& ids) {
  ledger::Command command{ids.id<CommandId>(), {}};
  for (auto& deed : deeds) {
    const auto stream = deed.is_look ? ledger.derived_stream(deed.stream, "looks") : deed.stream;
    auto write = std::ranges::find(command.writes, stream, &ledger::Write::stream);
    if (write == command.writes.end())
      write = command.writes.insert(write, {stream, deed.stream, {}, {}});
    std::ranges::move(deed.entries, std::back_inserter(write->entries));
  }
  return command;
}

}  // namespace

Result<void> may_be_filled(const ledger::Ledger& ledger) {
  if (ledger.environment() == ledger::Environment::live)
    return problem("Invented people are never written into a live ledger", {},
                   Problem::Kind::not_allowed);
  if (ledger.size() > 0)
    return problem("This ledger has entries already. Invented people fill only an empty one");
  return {};
}

Result<void> fill(ledger::Ledger& ledger, Clock& clock, const cases::Vocabulary& vocabulary,
                  const NationOptions& options, const Progress& progress) {
  TRY(may_be_filled(ledger));
  TRY(has_enough_children(options));
  auto deeds = TRY(all_deeds(vocabulary, options));
  Draws ids(options.seed, "commands");
  for (auto first = deeds.begin(); first != deeds.end();) {
    const auto next =
        std::find_if(first, deeds.end(), [&](const Deed& deed) { return deed.at != first->at; });
    clock.set(first->at);
    TRY(ledger.append(together(ledger, {first, next}, ids)));
    first = next;
    progress(static_cast<std::size_t>(first - deeds.begin()), deeds.size());
  }
  clock.set(options.now);
  return {};
}

}  // namespace haven::synthetic
