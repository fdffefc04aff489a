#include "web/components/service_navigation.h"

namespace haven::web {
namespace {

using Here = NavigationItem::Here;

Html service_name(const ServiceNavigation& options) {
  if (options.service_name.empty()) return {};
  const Html name =
      options.service_href
          ? el("a", {href(options.service_href), cls("govuk-service-navigation__link")},
               options.service_name)
          : el("span", {cls("govuk-service-navigation__text")}, options.service_name);
  return el("span", {cls("govuk-service-navigation__service-name")}, name);
}

Html entry(const NavigationItem& item) {
  const bool is_here = item.here != Here::no;
  // Who changes colours in the browser still sees in bold where they are.
  const Html words =
      is_here ? el("strong", {cls("govuk-service-navigation__active-fallback")}, item.text)
              : item.text;
  const Attribute current = when(
      is_here,
      attr("aria-current", item.here == Here::exactly ? std::string("page") : std::string("true")));
  const Html link = item.href ? el("a",
                                   {cls("govuk-service-navigation__link"), href(item.href), current,
                                    all(item.attributes)},
                                   words)
                              : el("span", {cls("govuk-service-navigation__text"), current}, words);
  return el("li",
            {cls("govuk-service-navigation__item",
                 is_here ? "govuk-service-navigation__item--active" : "")},
            link);
}

Html navigation(const ServiceNavigation& options) {
  if (options.items.empty()) return {};
  const bool collapses = options.collapses_on_mobile.value_or(options.items.size() > 1);
  const Html toggle =
      collapses ? el("button",
                     {attr("type", "button"),
                      cls("govuk-service-navigation__toggle govuk-js-service-navigation-toggle"),
                      attr("aria-controls", options.navigation_id), flag("hidden"),
                      attr("aria-hidden", "true")},
                     options.menu_words)
                : Html();
  return el("nav",
            {attr("aria-label", options.menu_words), cls("govuk-service-navigation__wrapper")},
            toggle,
            el("ul", {cls("govuk-service-navigation__list"), attr("id", options.navigation_id)},
               each(options.items, entry)));
}

}  // namespace

Html service_navigation(const ServiceNavigation& options) {
  const Html content =
      el("div",
         {cls("govuk-width-container",
              options.end_is_inline ? "govuk-service-navigation__inlining-container" : "")},
         el("div", {cls("govuk-service-navigation__container")}, service_name(options),
            navigation(options)),
         options.end);
  const Attributes common = {cls("govuk-service-navigation", options.classes),
                             attr("data-module", "govuk-service-navigation"),
                             all(options.attributes)};
  // A landmark of its own when there is more in it than the navigation.
  if (options.service_name.empty() && !options.end) return el("div", common, content);
  return el("section", {attr("aria-label", "Service information"), all(common)}, content);
}

}  // namespace haven::web
