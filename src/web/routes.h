#pragma once
#include <string_view>
#include <vector>

#include "web/http/server.h"
#include "web/http/workers.h"
#include "web/visit/site.h"

/// Where every address leads.
namespace haven::web {

/// Answers requests for the site: finds the page, checks the session and the form's token, and
/// calls it on the pool. Assets, health, counts and light pages are answered on the loop.
Reception handler(Site& site, Workers& workers);

/// The answer to one request, made here and now: what the pool does.
Response respond(Site& site, const Request& request);

/// An address that Haven answers; "{}" stands for one part of it.
struct Address {
  Method method;
  std::string_view pattern;
  /// What stands there: "page" or "act" is made for a person, "loop" is answered to anybody at
  /// once, "stream" goes on for as long as it is read.
  std::string_view kind;
};
/// All there are, for those who walk them.
const std::vector<Address>& addresses();

/// Whether this is recorded on a page of its own: the general page leaves it to that one.
bool has_own_page(const cases::EventKind& kind);

/// Whether `path` is one of our pages that a form can be sent to.
bool has_form(std::string_view path);

/// The longest body that `path` takes, in bytes, known before any of it is read: what a form of
/// ours can hold when somebody signed in may send one there, and little anywhere else.
std::size_t longest_body(std::string_view path);

/// The page for what the server itself refuses.
Response error_page(int status);
/// The page of a fault of ours, which is said on standard error under the same `id`.
Response fault_page(std::string_view id);

}  // namespace haven::web
