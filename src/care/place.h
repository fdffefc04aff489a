#pragma once
#include "care/placement.h"
#include "cases/record.h"

/// Placing a child. The address is sealed with the same act; whoever records it cannot view it.
namespace haven::care {

struct Placing {
  std::optional<Instant> started;  ///< Nothing: now.
  std::string type;                ///< A code of placement.start.
  bool emergency = false;
  std::string legal_basis;  ///< A code of lac.start; needed when the child is not yet looked after.
  std::string authority;    ///< "o:…": the authority whose placement it is.
  std::string address;      ///< May follow later; its absence shows as a gap.
  std::string carer;
  std::string phone;
  std::string school;
  /// Further answers of placement.start: basis, proposed, outside_area, located_in,
  /// legal_transfer, long_term, school_place. Others are left out.
  cases::Fields further = {};
  std::string carer_user;  ///< "u:…" when the carer works with Haven; may be empty.
  /// "pl:…": where the child was when somebody began to write this; empty: nowhere. Nothing:
  /// whoever writes it knows where the child is.
  std::optional<std::string> leaves = {};
};

struct PlacingIds {
  EventId start, looked_after, end_former, end_about, relation, carer;
  std::string placement;  ///< "pl:…", fresh.
};

/// Problem: no kind of placement; in the future; an adult place for whoever may be a child (it can
/// only be recorded as found); the child is missing; looked after on no legal basis; (moved_on) the
/// child was placed by somebody else since.
Result<cases::Decided> place(const cases::Story& child, const Placing& placing,
                             const PlacingIds& ids, Instant now);

}  // namespace haven::care
