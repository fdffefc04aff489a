#include "web/http/response.h"

namespace haven::web {

Response page(std::string html, int status) { return {.status = status, .body = std::move(html)}; }

Response see_other(const Url& where) {
  return {.status = 303,
          .type = "text/plain; charset=utf-8",
          .headers = {{"Location", std::string(where.view())}}};
}

Response plain_text(std::string words, int status) {
  return {.status = status, .type = "text/plain; charset=utf-8", .body = std::move(words)};
}

Response json(std::string canonical, int status) {
  return {.status = status, .type = "application/json", .body = std::move(canonical)};
}

Response download(std::string bytes, std::string type, std::string_view name) {
  std::string plain_name;
  for (const char c : name) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
    plain_name += is_plain ? c : '-';
  }
  return {.type = std::move(type),
          .body = std::move(bytes),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + plain_name + "\""}},
          .treatment = Treatment::download};
}

Response try_again(Seconds after, std::string html) {
  return {.status = 503,
          .body = std::move(html),
          .headers = {{"Retry-After", std::to_string(after.count())}}};
}

}  // namespace haven::web
