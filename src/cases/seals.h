#pragma once
#include <algorithm>
#include <optional>

#include "access/terms.h"
#include "cases/event_kind.h"
#include "ledger/entry.h"

/// What a seal is called on paper, whom access lets open it, and where the ledger keeps it: one row
/// a seal, so that none of the three can drift from the others.
namespace haven::cases {

struct SealRow {
  Seal seal;
  char letter;        ///< In docs/formats/events.md.
  access::Class cls;  ///< Of information, as access is asked for it.
  ledger::Compartment compartment;
};

inline constexpr SealRow seals[] = {
    {Seal::track, 't', access::Class::track, ledger::track},
    {Seal::core, 'c', access::Class::core, 1},
    {Seal::location, 'l', access::Class::location, ledger::location},
    {Seal::case_, 'k', access::Class::case_, 3},
    {Seal::health, 'h', access::Class::health, 4},
    {Seal::safety, 's', access::Class::safety_summary, 5},
    {Seal::threat, 'x', access::Class::threat_intel, 6},
    {Seal::voice, 'v', access::Class::child_voice, 7},
    {Seal::account, 'a', access::Class::account, 8},
};

static_assert(std::ranges::all_of(seals,
                                  [](const SealRow& row) {
                                    const auto at = static_cast<std::size_t>(row.seal);
                                    return &seals[at] == &row && row.compartment == at;
                                  }),
              "a seal stands at its own number, which what was kept under it names for ever");

constexpr const SealRow& row_of(Seal seal) { return seals[static_cast<std::size_t>(seal)]; }

/// Which seal holds the fields of a class; nothing for one by which no section is opened.
constexpr std::optional<Seal> seal_of(access::Class cls) {
  // What a carer needs to know is a part of what keeps the child safe.
  if (cls == access::Class::care_summary) return Seal::safety;
  const auto* row = std::ranges::find(seals, cls, &SealRow::cls);
  return row == std::end(seals) ? std::nullopt : std::optional(row->seal);
}

}  // namespace haven::cases
