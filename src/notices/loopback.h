#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "values/result.h"

/// A real server on 127.0.0.1 for tests: one caller at a time, each met by a function.
namespace haven::notices {

/// One caller, line by line. Reading gives up when the server is being closed.
class Caller {
 public:
  Caller(int socket, const std::atomic<bool>& closing) : socket_(socket), closing_(closing) {}
  ~Caller() { close(socket_); }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  void say(std::string_view text) {
    while (!text.empty()) {
      const auto sent = send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// Without its CR LF; nothing when the caller has gone.
  std::optional<std::string> line() {
    std::size_t end;
    while ((end = heard_.find("\r\n")) == std::string::npos)
      if (!hear()) return std::nullopt;
    auto line = heard_.substr(0, end);
    heard_.erase(0, end + 2);
    return line;
  }

  std::optional<std::string> bytes(std::size_t count) {
    while (heard_.size() < count)
      if (!hear()) return std::nullopt;
    auto taken = heard_.substr(0, count);
    heard_.erase(0, count);
    return taken;
  }

  /// Says nothing until the caller loses patience.
  void hang() {
    while (hear()) heard_.clear();
  }

 private:
  bool hear() {
    pollfd waiting{socket_, POLLIN, 0};
    while (!closing_) {
      if (poll(&waiting, 1, 20) <= 0) continue;
      char buffer[4096];
      const auto count = recv(socket_, buffer, sizeof buffer, 0);
      if (count <= 0) return false;
      heard_.append(buffer, static_cast<std::size_t>(count));
      return true;
    }
    return false;
  }

  int socket_;
  const std::atomic<bool>& closing_;
  std::string heard_;
};

class Loopback {
 public:
  explicit Loopback(std::function<void(Caller&)> meet) : meet_(std::move(meet)) {
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    ENSURE(bind(socket_, any, size) == 0 && listen(socket_, 8) == 0);
    ENSURE(getsockname(socket_, any, &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Loopback() {
    closing_ = true;
    thread_.join();
    close(socket_);
  }
  Loopback(const Loopback&) = delete;
  Loopback& operator=(const Loopback&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  void serve() {
    pollfd waiting{socket_, POLLIN, 0};
    while (!closing_) {
      if (poll(&waiting, 1, 20) <= 0) continue;
      Caller caller(accept(socket_, nullptr, nullptr), closing_);
      meet_(caller);
    }
  }

  std::function<void(Caller&)> meet_;
  int socket_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> closing_ = false;
  std::thread thread_;
};

}  // namespace haven::notices
