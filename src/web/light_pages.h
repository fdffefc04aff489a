#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "values/moment.h"
#include "values/mutex.h"
#include "web/http/response.h"

namespace haven::web {

/// Pages that say the same to everyone who is not signed in, for as long as neither the clock nor
/// the ledger goes on: made once, and given out until then. May be used from any number of threads.
class LightPages {
 public:
  /// The page at `path` as of `now`, with the ledger at `position`; `make` makes it when it is not
  /// there yet. It must say nothing that depends on anything else.
  Response get(std::string_view path, Instant now, std::uint64_t position,
               const std::function<Response()>& make);

 private:
  struct Made {
    Instant now;
    std::uint64_t position;
    Response page;
  };

  Mutex mutex_;
  std::map<std::string, Made, std::less<>> made_ GUARDED_BY(mutex_);
};

}  // namespace haven::web
