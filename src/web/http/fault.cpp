#include "web/http/fault.h"

#include <array>
#include <cstdio>
#include <exception>

#include "desk/secret.h"
#include "values/encoding.h"

namespace haven::web {
namespace {

constexpr std::size_t id_bytes = 5;  ///< Eight letters and digits.

}  // namespace

/// Allocates nothing: that there is no memory is one of the faults.
std::string caught_fault() {
  std::array<char, 201> words{};
  try {
    throw;
  } catch (const std::exception& thrown) {
    std::snprintf(words.data(), words.size(), "%s", thrown.what());
  } catch (...) {
    std::snprintf(words.data(), words.size(), "something that is no exception");
  }
  for (char& letter : words)
    if (letter != '\0' && (letter < ' ' || letter > '~')) letter = '?';
  auto id = to_base32(desk::random_bytes(id_bytes));
  std::fprintf(stderr, "haven: fault %s: %s\n", id.c_str(), words.data());
  return id;
}

void answer_or_fault(const Responder& responder, const std::function<void()>& work,
                     const std::function<Response(std::string_view id)>& page) {
  try {
    work();
  } catch (...) {
    responder.answer(page(caught_fault()));
  }
}

}  // namespace haven::web
