#pragma once
#include <memory>
#include <thread>
#include <unordered_map>

#include "web/http/loop/asio.h"
// Asio's switches come first.
#include <boost/asio/ip/tcp.hpp>

#include "web/http/loop/connection.h"

/// One thread that takes connections and runs them.
namespace haven::web {

using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

class Loop {
 public:
  explicit Loop(Host& host);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  enum class Port { alone, shared };
  /// Problem: cannot listen there.
  Result<void> listen(const asio::ip::tcp::endpoint& where, Port port);
  std::uint16_t port() const;
  void start();
  void drain();
  void stop();

 private:
  Task<void> accept();
  Task<void> sweep();
  Task<void> serve(Socket socket);
  Task<void> turn_away(Socket socket);

  Host& host_;
  std::unordered_map<Connection*, std::weak_ptr<Connection>> connections_;
  asio::io_context io_{1};
  const std::shared_ptr<Mailbox> mailbox_;
  Acceptor acceptor_;
  std::thread thread_;
};

}  // namespace haven::web
