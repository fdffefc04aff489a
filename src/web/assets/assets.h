#pragma once
#include <optional>
#include <string_view>

#include "web/html/url.h"
#include "web/http/request.h"
#include "web/http/response.h"

/// The style sheets, scripts and drawings of the site, built into the program. Their addresses
/// carry a hash of their content, so a browser may keep them for ever.
namespace haven::web {

/// asset_url("haven.css") is "/assets/haven.3f9a1c2b.css". Stops the program when there is no such
/// asset: the name is ours.
Url asset_url(std::string_view name);

/// The asset at this path, compressed as far as the browser can take it; nothing when the path is
/// not an asset's.
std::optional<Response> find_asset(const Request& request);

}  // namespace haven::web
