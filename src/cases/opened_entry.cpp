#include "cases/opened_entry.h"

#include "cases/seals.h"

namespace haven::cases {
namespace {

bool is_of_register(const EventKind& kind) {
  return kind.about == About::organisation || kind.about == About::person;
}

Result<OpenedEntry> open_entry(const ledger::Ledger& ledger, const ledger::Entry& entry,
                               const Vocabulary& vocabulary) {
  OpenedEntry opened;
  opened.position = entry.position;
  const auto plain = ledger.open(entry, ledger::track);
  if (!plain && plain.error().kind == Problem::Kind::not_found) return opened;
  opened.event = std::make_shared<const Event>(TRY(read_track(TRY(plain), entry, vocabulary)));
  constexpr auto core = row_of(Seal::core).compartment;
  if (is_of_register(*opened.event->kind) && ledger.has(entry, core))
    opened.names = TRY(read_fields(TRY(ledger.open(entry, core))));
  return opened;
}

}  // namespace

std::vector<Result<OpenedEntry>> open_entries(const ledger::Ledger& ledger,
                                              std::span<const ledger::Entry> entries,
                                              const Vocabulary& vocabulary) {
  std::vector<Result<OpenedEntry>> opened;
  opened.reserve(entries.size());
  for (const auto& entry : entries) opened.push_back(open_entry(ledger, entry, vocabulary));
  return opened;
}

}  // namespace haven::cases
