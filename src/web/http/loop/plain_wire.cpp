#include "web/http/loop/wire.h"
// Asio's switches come first.
#include <boost/asio/write.hpp>

namespace haven::web {
namespace {

class PlainWire : public Wire {
 public:
  explicit PlainWire(Socket socket) : socket_(std::move(socket)) {}

  Task<boost::system::error_code> greet() override { co_return boost::system::error_code{}; }
  Task<Moved> read_some(asio::mutable_buffer into) override {
    const auto [error, bytes] = co_await socket_.async_read_some(into, as_values);
    co_return Moved{error, bytes};
  }
  Task<Moved> write(std::array<asio::const_buffer, 2> all_of) override {
    const auto [error, bytes] = co_await asio::async_write(socket_, all_of, as_values);
    co_return Moved{error, bytes};
  }
  Task<void> say_goodbye() override {
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    co_return;
  }
  bool is_secure() const override { return false; }
  Socket& socket() override { return socket_; }

 private:
  Socket socket_;
};

}  // namespace

std::unique_ptr<Wire> plain_wire(Socket socket) {
  return std::make_unique<PlainWire>(std::move(socket));
}

}  // namespace haven::web
