#include <doctest/doctest.h>
#include <openssl/ssl.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "web/http/loopback.h"
#include "web/http/server.h"

namespace haven::web {
namespace {

/// A certificate for this host that nobody has signed, in files that go with it.
struct Certificate {
  std::string folder = (std::filesystem::temp_directory_path() / "haven_tls_XXXXXX").string();

  Certificate() {
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
        "-nodes -days 1 -subj /CN=localhost -keyout " +
        tls().private_key + " -out " + tls().certificate_chain + " 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
  }
  ~Certificate() { std::filesystem::remove_all(folder); }

  Tls tls() const { return {folder + "/certificate.pem", folder + "/key.pem"}; }
};

/// A browser that speaks TLS up to `newest`.
class SecureBrowser {
 public:
  SecureBrowser(std::uint16_t port, int newest)
      : socket_(port), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
    // Without this, OpenSSL itself would refuse to speak what our server must refuse.
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), newest);
    tls_ = {SSL_new(context_.get()), SSL_free};
    SSL_set_fd(tls_.get(), socket_.descriptor());
    is_connected_ = SSL_connect(tls_.get()) == 1;
  }

  bool is_connected() const { return is_connected_; }
  void send(const std::string& bytes) {
    SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()));
  }
  /// Everything up to and with `wanted`; less when the connection ends before.
  std::string read_until(std::string_view wanted) {
    std::string read;
    char buffer[4096];
    while (read.find(wanted) == std::string::npos) {
      const int got = SSL_read(tls_.get(), buffer, sizeof buffer);
      if (got <= 0) break;
      read.append(buffer, static_cast<std::size_t>(got));
    }
    return read;
  }

 private:
  Loopback socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_{nullptr, SSL_free};
  bool is_connected_ = false;
};

std::unique_ptr<Server> started(const Certificate& certificate) {
  ServerOptions options;
  options.tls = certificate.tls();
  options.limits.to_send_head = Seconds(1);
  auto server = Server::start(options, [](Request request, Responder responder) {
    if (request.path == "/live") {
      responder.stream().send("row", "1", "words");
      return;
    }
    responder.answer(plain_text(request.is_secure ? "secure" : "plain"));
  });
  REQUIRE(server);
  return std::move(*server);
}

}  // namespace

TEST_CASE("over TLS a request is answered, pipelined ones too, and the browser told to stay") {
  const Certificate certificate;
  const auto server = started(certificate);
  SecureBrowser browser(server->port(), TLS1_3_VERSION);
  REQUIRE(browser.is_connected());
  const std::string ask = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";
  browser.send(ask + ask);
  const std::string first = browser.read_until("secure");
  CHECK(first.find("Strict-Transport-Security: max-age=63072000") != std::string::npos);
  if (first.rfind("secure") == first.find("secure"))
    CHECK(browser.read_until("secure").ends_with("secure"));
}

TEST_CASE("over TLS a board is live, and a refusal is read") {
  const Certificate certificate;
  const auto server = started(certificate);
  SecureBrowser board(server->port(), TLS1_2_VERSION);
  board.send("GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(board.read_until("data: words\n\n").ends_with("data: words\n\n"));
  SecureBrowser odd(server->port(), TLS1_3_VERSION);
  odd.send("GET /a HTTP/1.1\r\n\r\n");
  CHECK(odd.read_until("\r\n").starts_with("HTTP/1.1 400 "));
}

TEST_CASE("what is older than TLS 1.2 is not spoken") {
  const Certificate certificate;
  const auto server = started(certificate);
  CHECK_FALSE(SecureBrowser(server->port(), TLS1_1_VERSION).is_connected());
}

TEST_CASE("who connects and never says hello is not waited for") {
  const Certificate certificate;
  const auto server = started(certificate);
  Loopback silent(server->port());
  CHECK(silent.is_closed());
}

TEST_CASE("a certificate that cannot be read is said to be unreadable") {
  ServerOptions options;
  options.tls = Tls{"/nowhere/certificate.pem", "/nowhere/key.pem"};
  const auto server = Server::start(options, [](Request, Responder) {});
  REQUIRE_FALSE(server);
  CHECK(server.error().where == "/nowhere/certificate.pem");
}

}  // namespace haven::web
