#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"
#include "web/html/html.h"

/// GOV.UK error summary: everything wrong with a form, each linked to its question.
namespace haven::web {

struct SummarisedError {
  Html text = {};
  Url href = {};
  Attributes attributes = {};
};

struct ErrorSummary {
  Html title = "There is a problem";
  Html description = {};
  std::vector<SummarisedError> errors = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html error_summary(const ErrorSummary& options);

/// Links each problem to the input whose id is its `where`. Nothing when there is no problem.
Html error_summary(std::span<const Problem> problems);
/// What is wrong with one answer, for its `error`; empty when nothing is.
Html error_of(std::span<const Problem> problems, std::string_view where);

}  // namespace haven::web
