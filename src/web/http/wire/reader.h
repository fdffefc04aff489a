#pragma once
#include <cstddef>
#include <memory>
#include <string_view>

#include "web/http/request.h"
#include "web/http/server.h"

/// Reads one request out of bytes.
namespace haven::web {

class RequestReader {
 public:
  /// Takes a whole head as scan_head() found it. `longest_body` answers for a path.
  RequestReader(const Limits& limits,
                const std::function<std::size_t(std::string_view)>& longest_body);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// 0, or the status of a refusal.
  int read_head(std::string_view head);
  /// Reads on in the body; `used` bytes are done with. Offer the rest again, with more behind it.
  struct Fed {
    std::size_t used = 0;
    int refused = 0;  ///< The status of a refusal.
  };
  Fed feed(std::string_view bytes);

  bool is_done() const;
  /// The sender waits for "100 Continue" before it sends the body.
  bool expects_continue() const;
  /// Never with HTTP/1.0.
  bool keeps_alive() const;

  /// The request, once it is done. 0, or the status of a refusal: a form that cannot be read.
  int take(Request& request);

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
  const Limits& limits_;
  const std::function<std::size_t(std::string_view)>& longest_body_;
  Request request_;
  bool expects_continue_ = false;
};

}  // namespace haven::web
