#pragma once
#include <cstddef>
#include <string>

#include "values/ids.h"

/// Randomness that nobody can foretell, from the system by way of libsodium.
namespace haven {

void fill_random(void* bytes, std::size_t size);
std::string random_bytes(std::size_t size);

/// An id that nobody can guess.
template <class AnyId>
AnyId random_id() {
  AnyId id;
  fill_random(id.bytes.data(), id.bytes.size());
  return id;
}

}  // namespace haven
