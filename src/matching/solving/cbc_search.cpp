#include "matching/solving/cbc_search.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "matching/solving/value.h"

namespace haven::matching {
namespace {

/// A message is a plan, a number a unit; or this in place of the first, when CBC has nothing left
/// to look at.
constexpr int nothing_is_better = -2;

void write_all(int to, const std::vector<int>& message) {
  const auto* at = reinterpret_cast<const char*>(message.data());
  auto left = message.size() * sizeof(int);
  while (left > 0) {
    const auto written = ::write(to, at, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    at += written;
    left -= static_cast<std::size_t>(written);
  }
}

/// What the process does; it never comes back.
[[noreturn]] void work(Search& search, FractionalPlan& plan, const Options& core, int to) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int silence = ::open("/dev/null", O_WRONLY);
  ::dup2(silence, STDOUT_FILENO);
  ::dup2(silence, STDERR_FILENO);
  const auto units = search.batch.units.size();
  const bool is_done = plan.search_whole(core, search.best.value,
                                         [&](const Assignment& found) { write_all(to, found); });
  std::vector<int> last(units, 0);
  last[0] = nothing_is_better;
  if (is_done) write_all(to, last);
  ::_exit(0);
}

}  // namespace

CbcSearch::CbcSearch(Search& search, FractionalPlan& plan)
    : search_(search), heard_(search.batch.units.size(), 0) {
  const auto& best = search.best;
  const auto& all = search.batch.options;
  const auto bound = bound_of(search.batch, all, search.aim, best.root, search.effort.threads);
  const auto core = within(search.batch, all, search.aim, best.root, bound,
                           best.root_scaled - scale * (best.value + 1), search.effort.threads);
  std::array<int, 2> ends{};
  if (heard_.empty() || ::pipe2(ends.data(), O_CLOEXEC) != 0) return;
  process_ = ::fork();
  if (process_ == 0) {
    ::close(ends[0]);
    work(search, plan, core, ends[1]);
  }
  ::close(ends[1]);
  from_ = ends[0];
  ::fcntl(from_, F_SETFL, O_NONBLOCK);
}

CbcSearch::~CbcSearch() {
  if (from_ >= 0) ::close(from_);
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool CbcSearch::hear() {
  const auto whole = heard_.size() * sizeof(int);
  while (from_ >= 0) {
    const auto got =
        ::read(from_, reinterpret_cast<char*>(heard_.data()) + pending_, whole - pending_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return true;
    if (got <= 0) {
      ::close(from_);
      from_ = -1;
      return false;
    }
    pending_ += static_cast<std::size_t>(got);
    if (pending_ < whole) continue;
    pending_ = 0;
    if (heard_[0] == nothing_is_better)
      search_.best.cbc_says_best = true;
    else
      search_.offer(heard_);
  }
  return false;
}

}  // namespace haven::matching
