#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "guidelines/duties.h"
#include "guidelines/plain_story.h"
#include "guidelines/reading/phrases.h"
#include "values/result.h"

/// Stories and duties as JSON: docs/formats/duties.md.
namespace haven::guidelines {

/// One child of an example.
struct NamedStory {
  std::string child;  ///< Empty when the example is about one child without a name.
  PlainStory story;
};

struct AskedStory {
  std::string id;  ///< Empty when none is given.
  std::vector<NamedStory> children;
  std::optional<Instant> now;
};

/// Reads one example, without what was corrected by `known_at` (nothing: by its `now`); adds to
/// `unread` what no card reads, each with its place.
/// Problem: `where` is the place, such as "events[1].at".
Result<AskedStory> read_story(const boost::json::value& value, const Phrases& phrases,
                              std::optional<Instant> known_at, std::vector<std::string>& unread);

boost::json::object to_json(const Duty& duty, Instant now);

}  // namespace haven::guidelines
