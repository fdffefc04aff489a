#include "web/components/sub_navigation.h"

namespace haven::web {

Html sub_navigation(const SubNavigation& options) {
  const Html items = each(options.items, [](const SubNavigationItem& item) {
    return el("li", {cls("moj-sub-navigation__item")},
              el("a",
                 {cls("moj-sub-navigation__link"),
                  when(item.is_current, attr("aria-current", "page")), href(item.href)},
                 item.text));
  });
  return el("nav", {cls("moj-sub-navigation", options.classes), attr("aria-label", options.label)},
            el("ul", {cls("moj-sub-navigation__list")}, items));
}

}  // namespace haven::web
