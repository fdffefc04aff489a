#include "web/http/request.h"

#include <algorithm>

namespace haven::web {

std::string_view Request::cookie(std::string_view name) const {
  const auto is_named = [name](const auto& pair) { return pair.first == name; };
  return std::ranges::count_if(cookies, is_named) == 1 ? cookies.get(name) : std::string_view{};
}

bool is_from_another_site(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  const bool is_followed_link = request.is_get() &&
                                request.header("sec-fetch-mode") == "navigate" &&
                                request.header("sec-fetch-dest") == "document";
  if ((site == "cross-site" || site == "same-site") && !is_followed_link) return true;
  if (request.is_get()) return false;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return false;
  // Our pages send no referrer, and then a browser names no origin either (Fetch Standard, "append
  // a request Origin header"): Fetch Metadata must say that the form was ours.
  if (origin == "null") return site != "same-origin";
  const auto scheme_end = origin.find("://");
  return scheme_end == std::string_view::npos ||
         origin.substr(scheme_end + 3) != request.header("host");
}

}  // namespace haven::web
