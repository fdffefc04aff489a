#pragma once
#include "web/http/loop/asio.h"
// Asio's switches come first.
#include <boost/asio/ssl/context.hpp>
#include <optional>

#include "web/http/loop/counters.h"
#include "web/http/server.h"

/// What all loops of a server share. It outlives them.
namespace haven::web {

struct Host {
  ServerOptions options;
  Reception reception;
  Counters counters;
  std::optional<asio::ssl::context> tls;

  Response error_page(int status) const {
    Response response;
    if (options.error_page) {
      response = options.error_page(status);
    } else {
      response = plain_text("This cannot be answered.\n");
    }
    response.status = status;
    if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
    return response;
  }
};

}  // namespace haven::web
