#pragma once
#include "synthetic/life.h"
#include "synthetic/supply.h"

/// Who stands round an invented child, what is decided about them, and who looks.
namespace haven::synthetic {

/// The manager brings somebody to the child, or to something about it; `until` may be nothing.
Result<void> relate(Life& life, std::string_view by, std::string_view purpose,
                    const std::string& subject, std::string_view relation,
                    const std::string& object, std::optional<Instant> until = {});
Result<void> unrelate(Life& life, std::string_view by, std::string_view purpose,
                      const std::string& subject, std::string_view relation,
                      const std::string& object);

/// The referral to the National Referral Mechanism and what is decided about it.
Result<void> refer(Life& life, Supply& supply);

/// The worker opens the record; now and then the address.
Result<void> look(Life& life, Supply& supply);

/// The next of what happens to few children: a conflict, a body shut out, a delegation, an
/// investigation, a correction, an opening in an emergency. Each needs a few days.
Result<void> befall(Life& life, Supply& supply);

}  // namespace haven::synthetic
