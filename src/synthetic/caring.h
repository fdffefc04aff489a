#pragma once
#include "synthetic/life.h"
#include "synthetic/supply.h"

/// How invented children come to notice, are placed, moved, and known better.
namespace haven::synthetic {

/// What is told of the beginning, where chance should not decide it.
struct Beginning {
  std::string exploitation;  ///< Codes; empty: nothing suspected.
  std::string age_band;      ///< Empty: as dealt.
  std::string found_how;     ///< Empty: as dealt.
  bool all_unknown = false;  ///< A child of whom nothing is known but that there is one.
  /// Who raises it, as a sign-in name; empty: the worker, or whoever is on duty. A first responder
  /// leaves it open who the worker will be.
  std::string_view by;
};

/// A concern opens the record. Needs no time.
Result<void> begin(Life& life, Supply& supply, const Beginning& beginning);

struct Bed {
  std::string type;         ///< Empty: as dealt.
  std::string_view carer;   ///< The sign-in name of a carer who works with Haven, or nothing.
  bool has_address = true;  ///< Or it follows later.
};

/// Places the child, and ends what came before. The entity of the placement, "pl:…".
Result<std::string> place(Life& life, Supply& supply, const Bed& bed);
/// Ends the placement for the next of the reasons there are, then places the child elsewhere.
Result<void> move(Life& life, Supply& supply);

enum class PackKind { complete, partial, with_gaps };
Result<void> record_pack(Life& life, PackKind kind);

/// The key worker's contacts, `times` of them a week or so apart, as far as the present allows.
Result<void> stay_in_touch(Life& life, Supply& supply, int times);
/// The sign-in name of the carer with whom the child is placed now; empty when there is none who
/// works with Haven.
std::string_view carer_now(const Life& life);
/// What that carer writes in the log; nothing where there is none.
Result<void> log(Life& life, Supply& supply);

/// What is owed to a child in care in the first two weeks: seen, a reviewing officer, plans, health
/// and a first review.
Result<void> settle(Life& life, Supply& supply);

}  // namespace haven::synthetic
