#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "values/moment.h"
#include "values/result.h"
#include "web/http/event_stream.h"
#include "web/http/request.h"
#include "web/http/response.h"

/// Haven's HTTP/1.1 server. A few loops read requests and send answers and never wait for anything
/// else; what may take time is handed to a pool (workers.h).
namespace haven::web {

/// What no request may exceed.
struct Limits {
  std::size_t request_line = std::size_t{8} * 1024;
  std::size_t head = std::size_t{16} * 1024;  ///< Request line and headers together.
  std::size_t headers = 64;                   ///< How many.
  std::size_t connections = 1024;
  Seconds to_send_head{10};
  Seconds to_send_body{20};
  Seconds idle{15};
  Seconds to_take_answer{20};
  Seconds stream{600};  ///< A live stream is closed after this; the browser comes back by itself.
  Seconds between_comments{15};  ///< A silent live stream says that it is alive.
};

/// The place where the answer to one request goes. It may be kept, copied and used from any thread,
/// and answered once; whatever comes second is ignored. When the last copy is gone without an
/// answer, the browser gets the error page of 500.
class Responder {
 public:
  void answer(Response response) const;
  /// Answers with a live stream instead of a page.
  EventStream stream() const;

 private:
  friend class Connection;
  class Slot;
  explicit Responder(std::shared_ptr<Slot> slot) : slot_(std::move(slot)) {}
  std::shared_ptr<Slot> slot_;
};

/// Called on a loop for every request that is whole and well-formed. It must not wait.
using Reception = std::function<void(Request, Responder)>;

struct Tls {
  std::string certificate_chain;  ///< Path of a PEM file.
  std::string private_key;        ///< Path of a PEM file.
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0 takes a free one.
  std::size_t loops = 1;
  std::optional<Tls> tls = {};
  Limits limits = {};
  /// The longest body this path takes, in bytes. Paths that take photographs answer more.
  std::function<std::size_t(std::string_view path)> longest_body = {};
  /// The page for an error the server itself answers: 400, 405, 408, 413,
  /// 414, 417, 431, 500, 501, 503, 505.
  std::function<Response(int status)> error_page = {};
};

class Server {
 public:
  /// Listens and begins to answer. Problem: the address is taken, or the certificate is unreadable.
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Reception reception);
  /// Stops at once what drain() has not ended.
  ~Server();

  std::uint16_t port() const;
  /// Takes no new connections, answers what is under way, closes live streams; waits `at_most`.
  void drain(Seconds at_most);
  /// Counts in the text format of Prometheus. Nothing in it is about a person.
  std::string metrics() const;

 private:
  class Running;
  explicit Server(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace haven::web
