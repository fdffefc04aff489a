#include "web/assets/assets.h"

#include <algorithm>

#include "values/result.h"
#include "web/assets/table.h"

namespace haven::web {
namespace {

/// Whether Accept-Encoding (RFC 9110 section 12.5.3) names `coding` and does not forbid it.
bool accepts(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    const auto end = std::min(header.find(','), header.size());
    std::string_view item = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    const auto semicolon = std::min(item.find(';'), item.size());
    if (item.substr(0, semicolon) != coding) continue;
    const std::string_view weight = item.substr(semicolon);
    const auto q = weight.find("q=");
    return q == std::string_view::npos || weight.find_first_of("123456789", q) != weight.npos;
  }
  return false;
}

const Asset* find(std::string_view Asset::* key, std::string_view value) {
  const auto assets = asset_table();
  const auto found = std::ranges::find(assets, value, key);
  return found == assets.end() ? nullptr : &*found;
}

}  // namespace

Url asset_url(std::string_view name) {
  const Asset* asset = find(&Asset::name, name);
  ENSURE(asset);
  return *Url::own(asset->path);
}

std::optional<Response> find_asset(const Request& request) {
  const Asset* asset = find(&Asset::path, request.path);
  if (!asset || !request.is_get()) return std::nullopt;
  Response response{.type = std::string(asset->type),
                    .fixed_body = asset->plain,
                    .headers = {{"Vary", "Accept-Encoding"}},
                    .caching = Caching::forever};
  const std::string_view codings = request.header("accept-encoding");
  if (accepts(codings, "br")) {
    response.fixed_body = asset->brotli;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (accepts(codings, "gzip")) {
    response.fixed_body = asset->gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace haven::web
