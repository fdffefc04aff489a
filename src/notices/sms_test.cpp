#include "notices/sms.h"

#include <doctest/doctest.h>

#include <map>
#include <mutex>

#include "notices/loopback.h"
#include "values/random.h"

using namespace haven;
using namespace haven::notices;

namespace {

struct Request {
  std::string first_line;
  std::map<std::string, std::string> headers;
  std::string body;
};

/// A real, small HTTP server that answers every request with the same line.
class LoopbackGateway {
 public:
  explicit LoopbackGateway(std::string answer) : answer_(std::move(answer)) {}

  Gateway gateway() const {
    Gateway settings;
    settings.url = "http://127.0.0.1:" + std::to_string(server_.port()) + "/send";
    settings.authorization = "Bearer s3cret";
    settings.patience = Seconds(1);
    return settings;
  }
  std::vector<Request> requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }

 private:
  void meet(Caller& caller) {
    Request request;
    request.first_line = caller.line().value_or("");
    while (const auto line = caller.line()) {
      if (line->empty()) break;
      const auto colon = line->find(": ");
      request.headers[line->substr(0, colon)] = line->substr(colon + 2);
    }
    const auto length = request.headers["Content-Length"];
    request.body = caller.bytes(length.empty() ? 0 : std::stoul(length)).value_or("");
    {
      const std::scoped_lock lock(mutex_);
      requests_.push_back(request);
    }
    if (answer_.empty()) return caller.hang();
    caller.say("HTTP/1.1 " + answer_ + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
  }

  const std::string answer_;
  mutable std::mutex mutex_;
  std::vector<Request> requests_;
  Loopback server_{[this](Caller& caller) { meet(caller); }};  // Last: it uses all the others.
};

const auto to = *PhoneNumber::read("07700 900123");
const auto message =
    compose(Wording::urgent, random_id<NoticeId>(), *SignInAddress::read("https://haven.example"));

}  // namespace

TEST_CASE("a text message is one POST of JSON with our authorisation and the same key each time") {
  const LoopbackGateway server("202 Accepted");
  const auto id = random_id<MailId>();
  for (int i = 0; i < 2; ++i)
    CHECK(send_sms(server.gateway(), to, id, message).fate == Fate::delivered);
  const auto requests = server.requests();
  REQUIRE(requests.size() == 2);
  for (auto request : requests) {
    CHECK(request.first_line == "POST /send HTTP/1.1");
    CHECK(request.headers["Content-Type"] == "application/json");
    CHECK(request.headers["Authorization"] == "Bearer s3cret");
    CHECK(request.headers["Idempotency-Key"] == id.text());
    CHECK(request.body == "{\"text\":\"" + message.short_text() + "\",\"to\":\"+447700900123\"}");
  }
}

TEST_CASE("a gateway in trouble, or our own settings, are tried later; a wrong number is refused") {
  const std::map<std::string, Fate> fates{
      {"200 OK", Fate::delivered},          {"201 Created", Fate::delivered},
      {"204 No Content", Fate::delivered},  {"302 Found", Fate::try_later},
      {"400 Bad Request", Fate::refused},   {"401 Unauthorized", Fate::try_later},
      {"403 Forbidden", Fate::try_later},   {"404 Not Found", Fate::try_later},
      {"422 Unprocessable", Fate::refused}, {"429 Too Many Requests", Fate::try_later},
      {"500 Error", Fate::try_later},       {"503 Unavailable", Fate::try_later}};
  for (const auto& [answer, fate] : fates) {
    const LoopbackGateway server(answer);
    const auto outcome = send_sms(server.gateway(), to, random_id<MailId>(), message);
    CHECK_MESSAGE(outcome.fate == fate, answer);
    CHECK(outcome.because.find("7700") == std::string::npos);
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("a gateway that falls silent is left after the time we have") {
  const LoopbackGateway server("");
  const auto begun = std::chrono::steady_clock::now();
  CHECK(send_sms(server.gateway(), to, random_id<MailId>(), message).fate == Fate::try_later);
  CHECK(std::chrono::steady_clock::now() - begun < Seconds(3));
}

TEST_CASE("no gateway at all is tried later") {
  Gateway settings;
  {
    const LoopbackGateway gone("200 OK");
    settings = gone.gateway();
  }
  CHECK(send_sms(settings, to, random_id<MailId>(), message).fate == Fate::try_later);
}

TEST_CASE("a gateway elsewhere needs https, and no header can be slipped in") {
  const auto accepts = [](const std::string& url, const std::string& authorization = "") {
    Gateway gateway;
    gateway.url = url;
    gateway.authorization = authorization;
    return check_gateway(gateway).has_value();
  };
  CHECK(accepts("https://gateway.example/v1/send", "Bearer x"));
  CHECK(accepts("http://127.0.0.1:9000/send"));
  CHECK(accepts("http://localhost"));
  for (const auto* url : {"", "gateway.example", "http://gateway.example/", "ftp://127.0.0.1/",
                          "http://127.0.0.1.evil.example/", "http://127.0.0.1@evil.example/",
                          "https://gateway.example/ x", "https://user@gateway.example/",
                          "https://gateway.example/\r\nX: y"})
    CHECK_FALSE_MESSAGE(accepts(url), url);
  CHECK_FALSE(accepts("https://gateway.example/", "Bearer x\r\nX: y"));
}
