#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// Ministry of Justice timeline: what happened, newest or oldest first as it is given.
namespace haven::web {

struct TimelineItem {
  Html title = {};
  Html by = {};
  std::string datetime = {};  ///< For machines: "2027-06-14T15:01:00+01:00".
  Html when = {};             ///< For people: "14 June 2027 at 3:01pm".
  Html content = {};
  std::string classes = {};
  std::string id = {};
};

struct Timeline {
  std::vector<TimelineItem> items = {};
  unsigned title_level = 3;  ///< 1 to 6.
  std::string classes = {};
};

Html timeline(const Timeline& options);

}  // namespace haven::web
