#pragma once
#include <string>
#include <vector>

#include "guidelines/working_out/count.h"

/// Ten deadlines as cards say them, for comparison with the same ten said in another language.
namespace haven::guidelines {

struct Deadline {
  std::string_view words;  ///< "72 hours".
  From how = From::day_after;
};

const std::vector<Deadline>& ten_deadlines();
Instant when_they_start();

/// Reads the words and counts, as a card that is read and asked once.
Instant end_of_deadline(const Deadline& deadline, const CountedBy& by);

}  // namespace haven::guidelines
