#include "web/components/breadcrumbs.h"

namespace haven::web {
namespace {

Html crumb(const Breadcrumb& item) {
  if (!item.href)
    return el("li", {cls("govuk-breadcrumbs__list-item"), attr("aria-current", "page")}, item.text);
  return el(
      "li", {cls("govuk-breadcrumbs__list-item")},
      el("a", {cls("govuk-breadcrumbs__link"), href(item.href), all(item.attributes)}, item.text));
}

}  // namespace

Html breadcrumbs(const Breadcrumbs& options) {
  std::string classes = options.classes;
  if (options.collapses_on_mobile) {
    if (!classes.empty()) classes += ' ';
    classes += "govuk-breadcrumbs--collapse-on-mobile";
  }
  return el("nav",
            {cls("govuk-breadcrumbs", classes), attr("aria-label", options.label),
             all(options.attributes)},
            el("ol", {cls("govuk-breadcrumbs__list")}, each(options.items, crumb)));
}

}  // namespace haven::web
