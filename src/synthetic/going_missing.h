#pragma once
#include "synthetic/life.h"
#include "synthetic/supply.h"

/// Invented children going missing, being looked for, and being found.
namespace haven::synthetic {

/// How the child is told to go missing, where chance should not decide it.
struct Going {
  std::string_view by;    ///< Who reports it, as a sign-in name; empty: the carer, or the worker.
  std::string category;   ///< Empty: missing.
  std::string suspected;  ///< Empty: as dealt.
};
/// The report, and the notices that follow from it.
Result<void> go_missing(Life& life, Supply& supply, const Going& going);

/// The force's desk has the report. `level` empty: as it stands; lower levels come from an
/// inspector, with a reason.
Result<void> police_take(Life& life, Supply& supply, const std::string& level);
Result<void> see(Life& life, Supply& supply);
Result<void> review(Life& life, Supply& supply);
/// Found now, and nothing that comes after.
Result<void> find(Life& life, Supply& supply);

/// What follows being found: tonight, safe and well, the interview. The child is placed at the end.
Result<void> after_return(Life& life, Supply& supply);

/// From report to interview, all of it before the present, or nothing where there is no time left.
/// Nine in ten are over within two days.
Result<void> be_missing_once(Life& life, Supply& supply);

}  // namespace haven::synthetic
