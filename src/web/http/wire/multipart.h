#pragma once
#include <string_view>
#include <vector>

#include "values/result.h"
#include "web/http/fields.h"
#include "web/http/request.h"

/// Forms that carry files (RFC 7578), strictly.
namespace haven::web {

struct Multipart {
  Fields fields;
  std::vector<Upload> uploads;  ///< Without those left empty.
};

/// `content_type` names the boundary. At most 1,000 parts and 10 files, every part a form-data with
/// a name, words in UTF-8, nothing before the first boundary or after the last.
/// Problem: says what is wrong, never what was sent.
Result<Multipart> read_multipart(std::string_view content_type, std::string_view body);

}  // namespace haven::web
