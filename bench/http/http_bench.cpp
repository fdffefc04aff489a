// Processor time per request of our server beside nginx serving a file of the same bytes: a
// greeting, and a page of 40 rows that we build anew each time. By turns, in one run: a machine's
// own speed moves. Needs nginx and wrk.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "peer.h"
#include "web/components/table.h"
#include "web/http/server.h"
#include "web/layout.h"

namespace {

using namespace haven;
using namespace haven::web;

constexpr int rounds = 5;
constexpr int seconds = 2;

Response greeting() { return plain_text("hello, world\n"); }

Response board() {
  Table options{
      .head = {{.text = "Reference"}, {.text = "Duty"}, {.text = "Due"}, {.text = "Who"}}};
  for (int i = 0; i < 40; ++i)
    options.rows.push_back({{.text = "R-" + std::to_string(2000 + i)},
                            {.text = "Strategy discussion & what follows"},
                            {.text = "in 5 hours (72 hour rule)"},
                            {.text = "A. Khan"}});
  const Frame frame{.person = "A. Khan",
                    .navigation = {{.text = "Work", .href = "/today"}},
                    .report_missing = "/missing/report",
                    .duty_desk = "0300 000 0000",
                    .sign_out = "/sign-out",
                    .form_token = "token"};
  return render({.title = "Work", .content = table(options)}, frame);
}

double own_processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto in_seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return in_seconds(used.ru_utime) + in_seconds(used.ru_stime);
}

/// Microseconds of processor time per request.
template <class Clock>
double cost(const std::string& url, Clock processor_seconds) {
  const double before = processor_seconds();
  const auto requests = bench::load(url, seconds);
  return (processor_seconds() - before) * 1e6 / static_cast<double>(requests);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main() {
  namespace fs = std::filesystem;
  std::string folder = (fs::temp_directory_path() / "haven_http_bench_XXXXXX").string();
  if (!mkdtemp(folder.data())) return 1;
  fs::permissions(folder, fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
  fs::create_directory(folder + "/files");
  std::ofstream(folder + "/files/hello") << greeting().body;
  std::ofstream(folder + "/files/board") << board().body;

  const auto server = Server::start({}, [](Request request, Responder responder) {
    responder.answer(request.path == "/hello" ? greeting() : board());
  });
  if (!server) return 1;
  {
    constexpr std::uint16_t peer_port = 18399;
    const bench::Nginx nginx(folder, peer_port);
    for (const std::string path : {"/hello", "/board"}) {
      const auto ours = "http://127.0.0.1:" + std::to_string((*server)->port()) + path;
      const auto theirs = "http://127.0.0.1:" + std::to_string(peer_port) + path;
      std::vector<double> our_costs;
      std::vector<double> their_costs;
      for (int i = 0; i < rounds; ++i) {
        our_costs.push_back(cost(ours, own_processor_seconds));
        their_costs.push_back(cost(theirs, [&] { return nginx.processor_seconds(); }));
      }
      std::printf("%-7s ours %6.1f us, nginx static %6.1f us of processor a request, ratio %.2f\n",
                  path.c_str(), median(our_costs), median(their_costs),
                  median(our_costs) / median(their_costs));
    }
  }
  fs::remove_all(folder);
}
