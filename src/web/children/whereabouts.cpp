#include "web/children/whereabouts.h"

#include "values/london.h"

namespace haven::web {

std::string whereabouts_words(const cases::Story& story, Instant now) {
  const auto where = care::whereabouts(story);
  using Known = care::Whereabouts::Known;
  switch (where.known) {
    case Known::placed:
      return "Placed, as of " + to_words(where.as_of);
    case Known::missing_since:
      return "Missing for " + to_words(Seconds(now - where.as_of));
    case Known::found_not_placed:
      return "Found " + to_words(where.as_of) + "; no place recorded since";
    case Known::never_recorded:
      break;
  }
  return "No place has been recorded";
}

}  // namespace haven::web
