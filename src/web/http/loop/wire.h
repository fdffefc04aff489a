#pragma once
#include "web/http/loop/asio.h"
// Asio's switches come first.
#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

/// One end of a connection, plain or under TLS.
namespace haven::web {

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

class Wire {
 public:
  struct Moved {
    boost::system::error_code error;
    std::size_t bytes = 0;
  };

  virtual ~Wire() = default;
  virtual Task<boost::system::error_code> greet() = 0;  ///< The handshake, where there is one.
  virtual Task<Moved> read_some(asio::mutable_buffer into) = 0;
  virtual Task<Moved> write(std::array<asio::const_buffer, 2> all_of) = 0;
  virtual Task<void> say_goodbye() = 0;  ///< Nothing more will be sent.
  virtual bool is_secure() const = 0;
  virtual Socket& socket() = 0;
};

std::unique_ptr<Wire> plain_wire(Socket socket);
std::unique_ptr<Wire> tls_wire(Socket socket, asio::ssl::context& context);

}  // namespace haven::web
