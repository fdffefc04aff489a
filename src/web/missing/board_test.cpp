#include "web/missing/board.h"

#include <doctest/doctest.h>

#include <thread>

#include "cases/test_register.h"
#include "values/random.h"
#include "web/http/loopback.h"

namespace haven::web {
namespace {

/// A board that one browser watches.
struct Watched {
  cases::TestRegister held;
  Board board{held.cases()};
  std::atomic<int> asked = 0;
  std::atomic<int> begun = 0;  ///< How many watch, or were told that they cannot.
  int throws_at = 0;           ///< Which time of asking for the rows.
  std::unique_ptr<Server> server =
      Server::start(ServerOptions{}, [this](const Request&, const Responder& responder) {
        board.watch(responder.stream(), [this]() -> std::optional<std::string> {
          if (++asked == throws_at) throw 7;
          return "rows " + std::to_string(asked);
        });
        ++begun;
      }).value();

  void change() {
    const auto child = random_id<ChildId>();
    held.relate(child, {"u:x", "allocated_worker", cases::entity(child)});
  }
  bool watches(Loopback& browser) {
    const int before = begun;
    browser.send("GET / HTTP/1.1\r\nHost: haven\r\n\r\n");
    const bool has_rows = browser.read_until("data: rows ");
    while (begun == before) std::this_thread::yield();
    return has_rows;
  }
};

}  // namespace

TEST_CASE("a board whose rows cannot be made ends its stream, and the next who watches is served") {
  for (const int throws_at : {1, 2}) {
    Watched watched;
    watched.throws_at = throws_at;
    Loopback browser(watched.server->port());
    CHECK(watched.watches(browser) == (throws_at == 2));
    watched.change();
    CHECK(browser.is_closed());
    Loopback next(watched.server->port());
    CHECK(watched.watches(next));
    watched.change();
    CHECK(next.read_until("data: rows " + std::to_string(throws_at + 2)));
  }
}

}  // namespace haven::web
