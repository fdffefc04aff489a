#include "peer.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace haven::bench {
namespace {

constexpr const char* configuration = R"(daemon off; worker_processes 1; pid {0}/pid;
error_log /dev/null crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nodelay on; keepalive_requests 100000000;
  client_body_temp_path {0}; proxy_temp_path {0}; fastcgi_temp_path {0}; uwsgi_temp_path {0};
  scgi_temp_path {0};
  server {{ listen 127.0.0.1:{1} reuseport; root {0}/files; default_type text/html; }}
}}
)";

pid_t first_child_of(pid_t parent) {
  std::ifstream children(fmt::format("/proc/{0}/task/{0}/children", parent));
  pid_t child = -1;
  children >> child;
  return child;
}

}  // namespace

Nginx::Nginx(const std::string& folder, std::uint16_t port) {
  const std::string file = folder + "/nginx.conf";
  std::ofstream(file) << fmt::format(configuration, folder, port);
  master_ = fork();
  if (master_ == 0) {
    execl("/usr/sbin/nginx", "nginx", "-p", folder.c_str(), "-c", file.c_str(), nullptr);
    _exit(1);
  }
  for (int i = 0; i < 100 && worker_ <= 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    worker_ = first_child_of(master_);
  }
}

Nginx::~Nginx() {
  if (master_ > 0) kill(master_, SIGTERM);
  if (master_ > 0) waitpid(master_, nullptr, 0);
}

double Nginx::processor_seconds() const {
  std::ifstream stat(fmt::format("/proc/{}/stat", worker_));
  std::string line;
  std::getline(stat, line);
  std::istringstream fields(line.substr(line.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::uint64_t load(const std::string& url, int seconds) {
  const std::string command = fmt::format("wrk -t1 -c64 -d{}s {} 2>&1", seconds, url);
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return 0;
  std::string said;
  std::array<char, 4096> part{};
  while (const auto n = std::fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), n);
  pclose(pipe);
  const auto at = said.find(" requests in ");
  if (at == std::string::npos || said.find("Socket errors") != std::string::npos) {
    std::fprintf(stderr, "wrk: %s\n", said.c_str());
    std::exit(1);
  }
  return std::stoull(said.substr(said.rfind('\n', at) + 1));
}

}  // namespace haven::bench
