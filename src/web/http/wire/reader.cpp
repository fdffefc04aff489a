#include "web/http/wire/reader.h"

// Beast reaches for Asio's headers, so Asio's own switches come first.
#include "web/http/loop/asio.h"
// Then Beast.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "values/words.h"
#include "web/http/wire/cookies.h"
#include "web/http/wire/head.h"
#include "web/http/wire/multipart.h"
#include "web/http/wire/target.h"

namespace haven::web {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t usual_longest_body = std::size_t{1024} * 1024;

std::string_view plain(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::optional<Method> ours(http::verb method) {
  switch (method) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    default:
      return std::nullopt;
  }
}

}  // namespace

class RequestReader::Parser {
 public:
  http::request_parser<http::string_body> beast;
};

RequestReader::RequestReader(const Limits& limits,
                             const std::function<std::size_t(std::string_view)>& longest_body)
    : limits_(limits), longest_body_(longest_body) {}

RequestReader::~RequestReader() = default;

int RequestReader::read_head(std::string_view head) {
  if (const int status = refuse_head(head, limits_)) return status;
  parser_ = std::make_unique<Parser>();
  auto& beast = parser_->beast;
  beast.eager(true);
  beast.body_limit(boost::none);
  beast.header_limit(static_cast<std::uint32_t>(limits_.head + 1));
  boost::system::error_code error;
  beast.put(asio::buffer(head.data(), head.size()), error);
  if (error && error != http::error::need_more) return 400;
  if (!beast.is_header_done()) return 400;
  const auto& message = beast.get();
  const auto method = ours(message.method());
  if (!method) return 405;
  request_.method = *method;
  auto target = read_target(plain(message.target()));
  if (!target) return 400;
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  if (const auto length = beast.content_length()) {
    const auto longest = longest_body_ ? longest_body_(request_.path) : usual_longest_body;
    if (*length > longest) return 413;
  }
  expects_continue_ = !is_done() && message.find(http::field::expect) != message.end();
  return 0;
}

RequestReader::Fed RequestReader::feed(std::string_view bytes) {
  boost::system::error_code error;
  const auto used = parser_->beast.put(asio::buffer(bytes.data(), bytes.size()), error);
  return {used, error && error != http::error::need_more ? 400 : 0};
}

bool RequestReader::is_done() const { return parser_->beast.is_done(); }
bool RequestReader::expects_continue() const { return expects_continue_; }
bool RequestReader::keeps_alive() const {
  return parser_->beast.get().version() == 11 && parser_->beast.keep_alive();
}

int RequestReader::take(Request& request) {
  auto message = parser_->beast.release();
  for (const auto& field : message)
    request_.headers.add(small_letters(plain(field.name_string())),
                         std::string(plain(field.value())));
  std::string cookies;
  for (const auto& some : request_.headers.all("cookie")) cookies += some + ';';
  request_.cookies = read_cookies(cookies);
  request_.body = std::move(message.body());
  const std::string type(request_.headers.get("content-type"));
  const std::string kind = small_letters(type.substr(0, type.find(';')));
  if (request_.method == Method::post && kind == "application/x-www-form-urlencoded") {
    auto form = read_form(request_.body);
    if (!form) return 400;
    request_.form = std::move(*form);
    request_.body.clear();
  } else if (request_.method == Method::post && kind == "multipart/form-data") {
    auto form = read_multipart(type, request_.body);
    if (!form) return 400;
    request_.form = std::move(form->fields);
    request_.uploads = std::move(form->uploads);
    request_.body.clear();
  }
  request = std::move(request_);
  return 0;
}

}  // namespace haven::web
