#pragma once
#include <string_view>
#include <vector>

/// The stories that the invented nation tells, step by step, each with the people in it.
namespace haven::web {

struct StoryStep {
  std::string_view who;  ///< The name they sign in with.
  std::string_view does;
};

struct DemoStory {
  std::string_view title;
  std::string_view about;
  std::vector<StoryStep> steps;
};

const std::vector<DemoStory>& demo_stories();

}  // namespace haven::web
