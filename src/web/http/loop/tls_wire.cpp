#include "web/http/loop/wire.h"
// Asio's switches come first.
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace haven::web {
namespace {

class TlsWire : public Wire {
 public:
  TlsWire(Socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

  Task<boost::system::error_code> greet() override {
    const auto [error] =
        co_await stream_.async_handshake(asio::ssl::stream_base::server, as_values);
    co_return error;
  }
  Task<Moved> read_some(asio::mutable_buffer into) override {
    const auto [error, bytes] = co_await stream_.async_read_some(into, as_values);
    co_return Moved{error, bytes};
  }
  Task<Moved> write(std::array<asio::const_buffer, 2> all_of) override {
    const auto [error, bytes] = co_await asio::async_write(stream_, all_of, as_values);
    co_return Moved{error, bytes};
  }
  Task<void> say_goodbye() override {
    co_await stream_.async_shutdown(as_values);
    boost::system::error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
    co_return;
  }
  bool is_secure() const override { return true; }
  Socket& socket() override { return stream_.next_layer(); }

 private:
  asio::ssl::stream<Socket> stream_;
};

}  // namespace

std::unique_ptr<Wire> tls_wire(Socket socket, asio::ssl::context& context) {
  return std::make_unique<TlsWire>(std::move(socket), context);
}

}  // namespace haven::web
