#include "web/http/server.h"

#include "web/http/loop/loop.h"
// Asio's switches come first.
#include <fmt/format.h>

#include <thread>
#include <vector>

namespace haven::web {

class Server::Running {
 public:
  Host host;
  std::vector<std::unique_ptr<Loop>> loops;
};

namespace {

constexpr auto between_looks = std::chrono::milliseconds(10);

Result<asio::ip::tcp::endpoint> read_endpoint(const ServerOptions& options) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error)
    return problem(fmt::format("{} is not an address to listen on", options.address), "address");
  return asio::ip::tcp::endpoint(address, options.port);
}

Result<asio::ssl::context> make_tls(const Tls& tls) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  boost::system::error_code error;
  context.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
                          asio::ssl::context::no_compression | SSL_OP_NO_RENEGOTIATION |
                          SSL_OP_CIPHER_SERVER_PREFERENCE,
                      error);
  if (!error) context.use_certificate_chain_file(tls.certificate_chain, error);
  if (error) return problem("The certificate cannot be read", tls.certificate_chain);
  context.use_private_key_file(tls.private_key, asio::ssl::context::pem, error);
  if (error) return problem("The private key cannot be read", tls.private_key);
  return context;
}

/// Loops share a port, and so could a second Haven by mistake; who finds it taken must say so.
Result<void> refuse_taken_port(Host& host, const asio::ip::tcp::endpoint& where) {
  Loop trial(host);
  return trial.listen(where, Loop::Port::alone);
}

}  // namespace

Server::Server(std::unique_ptr<Running> running) : running_(std::move(running)) {}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Reception reception) {
  ENSURE(options.loops > 0 && reception);
  auto where = TRY(read_endpoint(options));
  auto running = std::make_unique<Running>();
  if (options.tls) running->host.tls = TRY(make_tls(*options.tls));
  running->host.options = std::move(options);
  running->host.reception = std::move(reception);
  const std::size_t loops = running->host.options.loops;
  if (const auto free = refuse_taken_port(running->host, where); !free)
    return tl::unexpected(free.error());
  for (std::size_t i = 0; i < loops; ++i) {
    auto loop = std::make_unique<Loop>(running->host);
    const auto port = loops > 1 ? Loop::Port::shared : Loop::Port::alone;
    if (const auto listening = loop->listen(where, port); !listening)
      return tl::unexpected(listening.error());
    where.port(loop->port());
    running->loops.push_back(std::move(loop));
  }
  for (const auto& loop : running->loops) loop->start();
  return std::unique_ptr<Server>(new Server(std::move(running)));
}

Server::~Server() {
  for (const auto& loop : running_->loops) loop->stop();
}

std::uint16_t Server::port() const { return running_->loops.front()->port(); }

void Server::drain(Seconds at_most) {
  for (const auto& loop : running_->loops) loop->drain();
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (running_->host.counters.connections > 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(between_looks);
}

std::string Server::metrics() const { return running_->host.counters.text(); }

}  // namespace haven::web
