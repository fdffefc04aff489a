#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

/// A browser for tests: a plain socket that says exactly what it is told to, and reads answers.
namespace haven::web {

class Loopback {
 public:
  struct Answer {
    int status = 0;  ///< 0 when the connection ended without an answer.
    std::string head;
    std::string body;

    bool has(std::string_view line) const { return head.find(line) != std::string::npos; }
    std::string header(std::string_view name) const {
      const auto at = head.find("\r\n" + std::string(name) + ": ");
      if (at == std::string::npos) return {};
      const auto begin = at + name.size() + 4;
      return head.substr(begin, head.find("\r\n", begin) - begin);
    }
  };

  explicit Loopback(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0;
  }
  ~Loopback() { ::close(socket_); }
  Loopback(const Loopback&) = delete;
  Loopback& operator=(const Loopback&) = delete;

  bool is_connected() const { return is_connected_; }
  int descriptor() const { return socket_; }

  /// False when the other side no longer takes anything.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  /// Waits until `wanted` was read; false when the connection ends or 15 seconds pass before.
  bool read_until(std::string_view wanted) {
    while (bytes_.find(wanted) == std::string::npos)
      if (!read_more()) return false;
    return true;
  }

  /// The next answer with a Content-Length. Answers to HEAD have no body.
  enum class Asked { get, head };
  Answer read_answer(Asked asked = Asked::get) {
    Answer answer;
    if (!read_until("\r\n\r\n")) return answer;
    const auto end = bytes_.find("\r\n\r\n") + 4;
    answer.head = bytes_.substr(0, end);
    answer.status = std::stoi(answer.head.substr(9, 3));
    bytes_.erase(0, end);
    const std::string length = answer.header("Content-Length");
    const std::size_t size = length.empty() || asked == Asked::head ? 0 : std::stoul(length);
    while (bytes_.size() < size)
      if (!read_more()) break;
    answer.body = bytes_.substr(0, size);
    bytes_.erase(0, size);
    return answer;
  }

  /// True when the other side closes within 15 seconds.
  bool is_closed() {
    while (read_more()) {
    }
    return is_ended_;
  }

  /// Everything read and not yet taken as an answer.
  const std::string& unread() const { return bytes_; }

 private:
  bool read_more() {
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, 15'000) <= 0) return false;
    char buffer[4096];
    const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
    is_ended_ = got <= 0;
    if (is_ended_) return false;
    bytes_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool is_connected_ = false;
  bool is_ended_ = false;
  std::string bytes_;
};

}  // namespace haven::web
