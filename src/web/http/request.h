#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/http/fields.h"

/// What a browser asked.
namespace haven::web {

enum class Method { get, head, post };

/// A file that came with a form. The name the sender gave it is not kept.
struct Upload {
  std::string field;
  std::string bytes;
};

/// One request, complete and checked: the method is one of ours, the path is decoded UTF-8 without
/// dot segments or empty segments, the body is whole and within the limit of its path.
struct Request {
  Method method = Method::get;
  std::string path;  ///< Decoded: "/children/7f3a". Begins with a slash.
  Fields query;      ///< Decoded.
  Fields headers;    ///< Names in small letters.
  Fields cookies;
  Fields form;  ///< The fields of a POST; empty when the body was not a form.
  std::vector<Upload> uploads;
  std::string body;        ///< The bytes as they came, when the body was not a form.
  std::string remote;      ///< The address of the other end of the connection.
  bool is_secure = false;  ///< Came over TLS.

  /// HEAD is answered as GET; the server leaves the body out.
  bool is_get() const { return method != Method::post; }
  std::string_view header(std::string_view small_name) const { return headers.get(small_name); }
  /// Empty when there is none, or more than one: then somebody else may have set one of them.
  std::string_view cookie(std::string_view name) const;
};

/// True when the browser says that another site made it ask (Fetch Metadata), or when a POST
/// carries an Origin that is not this host. A plain link from another site may be followed.
bool is_from_another_site(const Request& request);

}  // namespace haven::web
