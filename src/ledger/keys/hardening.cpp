#include "ledger/keys/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace haven::ledger {

Result<void> harden_process() {
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return problem("The system does not let Haven keep its keys out of core dumps", {},
                   Problem::Kind::unavailable);
  return {};
}

}  // namespace haven::ledger
