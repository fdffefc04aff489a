#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "access/terms.h"
#include "ledger/entry.h"

/// How what is recorded of a child is sealed: what each seal is called on paper and by people, whom
/// access lets open it, on which pages, and where the ledger keeps it. One row a seal, so that none
/// of these can drift from the others.
namespace haven::cases {

/// Under which key a field is kept.
enum class Seal {
  track,  ///< None. Moments, codes and opaque ids: no free text, name or place.
  core,
  location,  ///< And anything that gives it away.
  case_,     ///< What was reported, reasons, papers.
  health,
  safety,
  threat,
  voice,
  account,
};

/// Where what a seal holds is shown.
enum class Shown {
  in_the_clear,   ///< Wherever the event is: it needs no opening.
  on_the_record,  ///< On the pages of a record, to whoever access lets.
  by_itself,      ///< By a step of its own, and others are told of it.
  nowhere,        ///< On no page.
};

/// Whether a colleague may be lent it together with the rest of a record.
enum class Lent { yes, no };

struct SealRow {
  Seal seal;
  char letter;        ///< In docs/formats/events.md.
  access::Class cls;  ///< Of information, as access is asked for it.
  ledger::Compartment compartment;
  Shown shown;
  Lent lent;
  std::string_view words;  ///< What it holds, as said in the middle of a sentence.
};

inline constexpr SealRow seals[] = {
    {Seal::track, 't', access::Class::track, ledger::track, Shown::in_the_clear, Lent::no,
     "moments, codes and opaque ids"},
    {Seal::core, 'c', access::Class::core, 1, Shown::on_the_record, Lent::yes, "who the child is"},
    {Seal::location, 'l', access::Class::location, ledger::location, Shown::by_itself, Lent::no,
     "where the child is"},
    {Seal::case_, 'k', access::Class::case_, 3, Shown::on_the_record, Lent::yes, "the case"},
    {Seal::health, 'h', access::Class::health, 4, Shown::on_the_record, Lent::yes, "health"},
    {Seal::safety, 's', access::Class::safety_summary, 5, Shown::on_the_record, Lent::yes,
     "what keeps the child safe"},
    {Seal::threat, 'x', access::Class::threat_intel, 6, Shown::nowhere, Lent::no,
     "what is known of threats"},
    {Seal::voice, 'v', access::Class::child_voice, 7, Shown::on_the_record, Lent::no,
     "the child's own words"},
    {Seal::account, 'a', access::Class::account, 8, Shown::nowhere, Lent::no,
     "what a person signs in with"},
};

static_assert(std::ranges::all_of(seals,
                                  [](const SealRow& row) {
                                    const auto at = static_cast<std::size_t>(row.seal);
                                    return &seals[at] == &row && row.compartment == at;
                                  }),
              "a seal stands at its own number, which what was kept under it names for ever");

constexpr bool has_row(Seal seal) { return static_cast<std::size_t>(seal) < std::size(seals); }
constexpr const SealRow& row_of(Seal seal) { return seals[static_cast<std::size_t>(seal)]; }

/// Which seal holds the fields of a class; nothing for one by which no section is opened.
constexpr std::optional<Seal> seal_of(access::Class cls) {
  // What a carer needs to know is a part of what keeps the child safe.
  if (cls == access::Class::care_summary) return Seal::safety;
  const auto* row = std::ranges::find(seals, cls, &SealRow::cls);
  return row == std::end(seals) ? std::nullopt : std::optional(row->seal);
}

/// The classes that the pages of a record open, in the order in which access is asked for them:
/// those of the table, and what a carer needs to know.
inline constexpr auto on_the_record = [] {
  constexpr auto count = std::ranges::count(seals, Shown::on_the_record, &SealRow::shown);
  std::array<access::Class, static_cast<std::size_t>(count) + 1> classes{};
  auto* next = classes.begin();
  for (const auto& row : seals)
    if (row.shown == Shown::on_the_record) *next++ = row.cls;
  *next = access::Class::care_summary;
  return classes;
}();

}  // namespace haven::cases
