#pragma once
#include "web/visit/visit.h"

/// Who is behind a request.
namespace haven::web {

/// Nothing when nobody is signed in, or the session has ended, or the person may not work any more.
std::optional<SignedIn> signed_in(Site& site, const Request& request, signin::AskedBy by);

/// The cookie of a session, and the one that takes it away.
Cookie session_cookie(const Site& site, std::string token);
Cookie device_cookie(const Site& site, std::string token);
std::string_view session_cookie_name(const Site& site);
std::string_view device_cookie_name(const Site& site);

}  // namespace haven::web
