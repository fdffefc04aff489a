#include "ledger/keys/hardening.h"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace haven;

TEST_CASE("a hardened process leaves no core dump, and lets nobody look into it") {
  // In a process of its own: it cannot be taken back.
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const bool done = ledger::harden_process().has_value();
    rlimit limit{1, 1};
    getrlimit(RLIMIT_CORE, &limit);
    _exit(done && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
