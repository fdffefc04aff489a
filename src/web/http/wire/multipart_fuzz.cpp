#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "values/clean_text.h"
#include "web/http/wire/multipart.h"
#include "web/http/wire/percent.h"

/// Any body is read as a form with files or refused, and never gives more than it holds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace haven::web;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto form = read_multipart("multipart/form-data; boundary=X", body);
  if (!form) return 0;
  std::size_t given = 0;
  for (const auto& [name, value] : form->fields) {
    if (!haven::is_clean_utf8(name) || !haven::is_clean_utf8(value)) abort();
    given += name.size() + value.size();
  }
  for (const Upload& upload : form->uploads) {
    if (upload.bytes.empty()) abort();
    given += upload.bytes.size();
  }
  if (given > size) abort();
  return 0;
}
