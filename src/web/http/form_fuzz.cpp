#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "values/clean_text.h"
#include "web/html/url.h"
#include "web/http/fields.h"
#include "web/http/wire/percent.h"

/// Any body is read as a form or refused; a form that was read, written out and read again is the
/// same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace haven::web;
  const auto form = read_form({reinterpret_cast<const char*>(data), size});
  if (!form) return 0;
  std::string written;
  for (const auto& [name, value] : *form) {
    if (!haven::is_clean_utf8(name) || !haven::is_clean_utf8(value)) abort();
    written += percent_encoded(name) + '=' + percent_encoded(value) + '&';
  }
  const auto again = read_form(written);
  if (!again || again->size() != form->size()) abort();
  for (auto a = form->begin(), b = again->begin(); a != form->end(); ++a, ++b)
    if (*a != *b) abort();
  return 0;
}
