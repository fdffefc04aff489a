#include "web/http/loop/loop.h"
// Asio's switches come first.
#include <fmt/format.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "web/http/fault.h"

namespace haven::web {
namespace {

constexpr auto between_sweeps = std::chrono::milliseconds(250);
constexpr auto pause_after_error = std::chrono::milliseconds(100);
constexpr std::string_view too_many =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
    "Cache-Control: no-store\r\nConnection: close\r\n\r\n";

using SharedPort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
using Timer =
    asio::basic_waitable_timer<Connection::Clock, asio::wait_traits<Connection::Clock>, Executor>;

}  // namespace

Loop::Loop(Host& host)
    : host_(host), mailbox_(std::make_shared<Mailbox>(io_)), acceptor_(io_.get_executor()) {}

Loop::~Loop() { stop(); }

Result<void> Loop::listen(const asio::ip::tcp::endpoint& where, Port port) {
  boost::system::error_code error;
  acceptor_.open(where.protocol(), error);
  if (!error) acceptor_.set_option(Acceptor::reuse_address(true), error);
  if (!error && port == Port::shared) acceptor_.set_option(SharedPort(true), error);
  if (!error) acceptor_.bind(where, error);
  if (!error) acceptor_.listen(Acceptor::max_listen_connections, error);
  if (!error) return {};
  return problem(fmt::format("Haven cannot listen on {}, port {}: {}", where.address().to_string(),
                             where.port(), error.message()),
                 "port", Problem::Kind::unavailable);
}

std::uint16_t Loop::port() const { return acceptor_.local_endpoint().port(); }

void Loop::start() {
  asio::co_spawn(io_, accept(), asio::detached);
  asio::co_spawn(io_, sweep(), asio::detached);
  thread_ = std::thread([this] { io_.run(); });
}

void Loop::drain() {
  mailbox_->post([this] {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& [_, weak] : connections_)
      if (const auto connection = weak.lock()) connection->drain();
  });
}

void Loop::stop() {
  mailbox_->close();
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

Task<void> Loop::accept() {
  while (acceptor_.is_open()) {
    Socket socket(io_.get_executor());
    const auto [error] = co_await acceptor_.async_accept(socket, as_values);
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) break;
    if (error) {
      // No descriptors left: the connections under way must end before there is room again.
      Timer pause(io_.get_executor(), pause_after_error);
      co_await pause.async_wait(as_values);
      continue;
    }
    const auto open = ++host_.counters.connections;
    const bool has_room = open <= static_cast<std::int64_t>(host_.options.limits.connections);
    asio::co_spawn(io_, has_room ? serve(std::move(socket)) : turn_away(std::move(socket)),
                   asio::detached);
  }
}

Task<void> Loop::serve(Socket socket) {
  ++host_.counters.accepted;
  boost::system::error_code ignored;
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto remote = socket.remote_endpoint(ignored).address().to_string();
  auto wire = host_.tls ? tls_wire(std::move(socket), *host_.tls) : plain_wire(std::move(socket));
  const auto connection =
      std::make_shared<Connection>(host_, mailbox_, io_, std::move(wire), remote);
  connections_.emplace(connection.get(), connection);
  try {
    co_await connection->run();
  } catch (...) {
    caught_fault();  // The connection is over, and no longer counts.
  }
  connections_.erase(connection.get());
  --host_.counters.connections;
}

Task<void> Loop::turn_away(Socket socket) {
  ++host_.counters.turned_away;
  // Under TLS there is nobody to tell before a handshake, which costs more than the refusal saves.
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  if (!host_.tls) socket.write_some(asio::buffer(too_many), ignored);
  socket.close(ignored);
  --host_.counters.connections;
  co_return;
}

Task<void> Loop::sweep() {
  Timer timer(io_.get_executor());
  for (;;) {
    timer.expires_after(between_sweeps);
    co_await timer.async_wait(as_values);
    const auto now = Connection::Clock::now();
    for (const auto& [_, weak] : connections_)
      if (const auto connection = weak.lock()) connection->check(now);
  }
}

}  // namespace haven::web
