#include "web/http/wire/reader.h"

// Beast reaches for Asio's headers, so Asio's own switches come first.
#include "web/http/loop/asio.h"
// Then Beast.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "web/http/wire/cookies.h"
#include "web/http/wire/head.h"
#include "web/http/wire/multipart.h"
#include "web/http/wire/target.h"

namespace haven::web {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t usual_longest_body = 1024 * 1024;
constexpr std::size_t longest_chunk_extension = 16;

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::string_view plain(boost::beast::string_view text) { return {text.data(), text.size()}; }

int status_of(const boost::system::error_code& error) {
  return error == http::error::body_limit ? 413 : 400;
}

}  // namespace

class RequestReader::Parser {
 public:
  Parser() {
    beast.eager(true);
    beast.body_limit(boost::none);
    beast.on_chunk_header(check_chunk);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  http::request_parser<http::string_body> beast;
  std::function<void(std::uint64_t, boost::beast::string_view, boost::system::error_code&)>
      check_chunk = [](std::uint64_t size, boost::beast::string_view extension,
                       boost::system::error_code& error) {
        if (size > 0xFFFFFFFF || extension.size() > longest_chunk_extension)
          error = http::error::bad_chunk;
      };
};

RequestReader::RequestReader(const Limits& limits,
                             const std::function<std::size_t(std::string_view)>& longest_body)
    : limits_(limits), longest_body_(longest_body) {}

RequestReader::~RequestReader() = default;

int RequestReader::read_head(std::string_view head) {
  if (const int status = refuse_head(head, limits_)) return status;
  parser_ = std::make_unique<Parser>();
  auto& beast = parser_->beast;
  beast.header_limit(static_cast<std::uint32_t>(limits_.head + 1));
  boost::system::error_code error;
  beast.put(asio::buffer(head.data(), head.size()), error);
  if (error && error != http::error::need_more) return status_of(error);
  if (!beast.is_header_done()) return 400;
  const auto& message = beast.get();
  if (message.method() == http::verb::get)
    request_.method = Method::get;
  else if (message.method() == http::verb::head)
    request_.method = Method::head;
  else if (message.method() == http::verb::post)
    request_.method = Method::post;
  else
    return 405;
  auto target = read_target(plain(message.target()));
  if (!target) return 400;
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  const std::size_t longest = longest_body_ ? longest_body_(request_.path) : usual_longest_body;
  const auto length = beast.content_length();
  if (length && *length > longest) return 413;
  beast.body_limit(longest);
  expects_continue_ = !beast.is_done() && message.find(http::field::expect) != message.end();
  return 0;
}

RequestReader::Fed RequestReader::feed(std::string_view bytes) {
  Fed fed;
  boost::system::error_code error;
  fed.used = parser_->beast.put(asio::buffer(bytes.data(), bytes.size()), error);
  if (error && error != http::error::need_more) fed.refused = status_of(error);
  // A chunk's line or the trailer after the last chunk that will not end.
  if (fed.used == 0 && bytes.size() > limits_.request_line && !is_done()) fed.refused = 400;
  return fed;
}

bool RequestReader::is_done() const { return parser_->beast.is_done(); }
bool RequestReader::expects_continue() const { return expects_continue_; }
bool RequestReader::keeps_alive() const {
  return parser_->beast.get().version() == 11 && parser_->beast.keep_alive();
}
bool RequestReader::is_head_request() const { return request_.method == Method::head; }

int RequestReader::take(Request& request) {
  auto message = parser_->beast.release();
  for (const auto& field : message)
    request_.headers.add(in_small_letters(plain(field.name_string())),
                         std::string(plain(field.value())));
  request_.cookies = read_cookies(request_.headers.get("cookie"));
  request_.body = std::move(message.body());
  const std::string type(request_.headers.get("content-type"));
  const std::string kind = in_small_letters(type.substr(0, type.find(';')));
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
