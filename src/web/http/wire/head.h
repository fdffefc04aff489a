#pragma once
#include <cstddef>
#include <string_view>

#include "web/http/server.h"

/// Whether the head of a request (request line and headers) may be read at all. Everything on which
/// two readers of HTTP could disagree is refused here, before any parser sees it: that is how
/// requests are smuggled past one reader to another (RFC 9112 sections 2, 5, 6 and 11).
namespace haven::web {

struct HeadScan {
  enum class State { more, whole, refused };
  State state;
  int status = 0;          ///< Of a refusal.
  std::size_t length = 0;  ///< Of a whole head, with the empty line that ends it.
};

/// Looks for the end of the head in the bytes so far; `seen` of them were looked at before. Refuses
/// as soon as it can: a bare CR or LF, a NUL, a line or head that is too long.
HeadScan scan_head(std::string_view bytes, std::size_t seen, const Limits& limits);

/// Judges a whole head. 0 when it is well-formed, else the status of the refusal.
int refuse_head(std::string_view head, const Limits& limits);

}  // namespace haven::web
