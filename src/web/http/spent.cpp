#include "web/http/spent.h"

#include <string.h>

#include <algorithm>

#include "values/result.h"

namespace haven::web {

void use_up(std::string& bytes, std::size_t count) {
  ENSURE(count <= bytes.size());
  const auto left = bytes.size() - count;
  std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(count), bytes.end(), bytes.begin());
  explicit_bzero(bytes.data() + left, count);
  bytes.resize(left);
}

[[gnu::noinline]] void wipe_spent_stack() {
  char spent[128 * 1024];
  explicit_bzero(spent, sizeof spent);
}

}  // namespace haven::web
