#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "values/moment.h"
#include "web/components/service_navigation.h"
#include "web/html/html.h"
#include "web/http/response.h"

/// What is the same on every page: the name of the product, the way round, how to report a child
/// missing, the duty desk, who is signed in, and how fresh the page is.
namespace haven::web {

/// What one page says. The title is shown in tabs and kept in the browser's history: it never
/// carries anything about a child.
struct Page {
  std::string title = {};
  Html content = {};
  Url back = {};
  bool has_errors = false;  ///< "Error: " goes before the title.
  /// A board that changes: how often a browser without script asks again.
  std::optional<Seconds> refresh = {};
  int status = 200;
};

/// The person who looks and the moment the page was made.
struct Frame {
  std::string person = {};  ///< Empty when nobody is signed in: no navigation, no sign out.
  std::vector<NavigationItem> navigation = {};
  Url report_missing = {};     ///< Empty: this person cannot report; the link is left out.
  std::string duty_desk = {};  ///< The telephone number, as it is read.
  Url sessions = {};           ///< "My sessions".
  Url sign_out = {};
  std::string form_token = {};  ///< Against forged requests; goes into every form of the frame.
  Instant as_of = {};
  std::uint64_t event = 0;  ///< The number of the last event the page knows.
  Html demonstration = {};  ///< A strip over every page of an invented nation.
};

Response render(const Page& page, const Frame& frame);

/// The hidden field that carries the token of a form.
Html form_token(std::string_view token);

}  // namespace haven::web
