#include "web/http/fault.h"

#include <array>
#include <cstdio>
#include <exception>

#include "values/encoding.h"
#include "values/random.h"

namespace haven::web {
namespace {

constexpr std::size_t id_bytes = 5;  ///< Eight letters and digits.

using Words = std::array<char, 201>;

/// Allocates nothing but the id: that there is no memory is one of the faults.
std::string say(Words words) {
  for (char& letter : words)
    if (letter != '\0' && (letter < ' ' || letter > '~')) letter = '?';
  auto id = to_base32(random_bytes(id_bytes));
  std::fprintf(stderr, "haven: fault %s: %s\n", id.c_str(), words.data());
  return id;
}

}  // namespace

std::string said_fault(const Problem& broken) {
  Words words{};
  std::snprintf(words.data(), words.size(), "%s", broken.says.c_str());
  return say(words);
}

std::string caught_fault() {
  Words words{};
  try {
    throw;
  } catch (const std::exception& thrown) {
    std::snprintf(words.data(), words.size(), "%s", thrown.what());
  } catch (...) {
    std::snprintf(words.data(), words.size(), "something that is no exception");
  }
  return say(words);
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
