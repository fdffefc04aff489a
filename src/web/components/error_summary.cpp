#include "web/components/error_summary.h"

namespace haven::web {
namespace {

Html line(const SummarisedError& error) {
  if (!error.href) return el("li", error.text);
  return el("li", el("a", {href(error.href), all(error.attributes)}, error.text));
}

}  // namespace

Html error_summary(const ErrorSummary& options) {
  const Html description = options.description ? el("p", options.description) : Html();
  const Html list = options.errors.empty() ? Html()
                                           : el("ul", {cls("govuk-list govuk-error-summary__list")},
                                                each(options.errors, line));
  // The alert is inside the element that takes the focus: otherwise some screen readers miss it.
  return el("div",
            {cls("govuk-error-summary", options.classes), all(options.attributes),
             attr("data-module", "govuk-error-summary")},
            el("div", {attr("role", "alert")},
               el("h2", {cls("govuk-error-summary__title")}, options.title),
               el("div", {cls("govuk-error-summary__body")}, description, list)));
}

Html error_summary(std::span<const Problem> problems) {
  if (problems.empty()) return {};
  ErrorSummary summary;
  for (const Problem& problem : problems)
    summary.errors.push_back(
        {.text = problem.says, .href = problem.where.empty() ? Url() : Url::part(problem.where)});
  return error_summary(summary);
}

Html error_of(std::span<const Problem> problems, std::string_view where) {
  for (const Problem& problem : problems)
    if (problem.where == where) return problem.says;
  return {};
}

}  // namespace haven::web
