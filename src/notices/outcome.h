#pragma once
#include <string>

namespace haven::notices {

/// What came of handing a message over.
enum class Fate {
  delivered,  ///< The relay or gateway has taken it.
  try_later,  ///< It may be taken later: nobody there, busy, or our own settings are at fault.
  refused,    ///< It will not be taken, however often: the address is wrong.
};

struct Outcome {
  Fate fate = Fate::try_later;
  std::string because;  ///< For the operator's log: codes and our own words, never an address.
};

}  // namespace haven::notices
