#include "values/random.h"

#include <sodium.h>

#include "values/result.h"

namespace haven {

void fill_random(void* bytes, std::size_t size) {
  ENSURE(sodium_init() >= 0);
  randombytes_buf(bytes, size);
}

std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  fill_random(bytes.data(), size);
  return bytes;
}

}  // namespace haven
