#include "web/components/footer.h"

namespace haven::web {
namespace {

Html link(const FooterLink& item) {
  return el("a", {cls("govuk-footer__link"), href(item.href), all(item.attributes)}, item.text);
}

Html section(const FooterSection& part) {
  const std::string columns =
      part.columns ? "govuk-footer__list--columns-" + std::to_string(part.columns) : "";
  const Html list = part.items.empty()
                        ? Html()
                        : el("ul", {cls("govuk-footer__list", columns)},
                             each(part.items, [](const FooterLink& item) {
                               return el("li", {cls("govuk-footer__list-item")}, link(item));
                             }));
  return el("div", {cls("govuk-footer__section govuk-grid-column-" + part.width)},
            el("h2", {cls("govuk-footer__heading govuk-heading-m")}, part.title), list);
}

Html navigation(const Footer& options) {
  if (options.navigation.empty()) return {};
  return el("div", {cls("govuk-footer__navigation")}, each(options.navigation, section)) +
         el("hr", {cls("govuk-footer__section-break")});
}

Html about(const Footer& options) {
  if (options.links.empty() && !options.content) return {};
  const Html links =
      options.links.empty()
          ? Html()
          : el("ul", {cls("govuk-footer__inline-list")},
               each(options.links, [](const FooterLink& item) {
                 return el("li", {cls("govuk-footer__inline-list-item")}, link(item));
               }));
  const Html content =
      options.content ? el("div", {cls("govuk-footer__meta-custom")}, options.content) : Html();
  return el("h2", {cls("govuk-visually-hidden")}, options.hidden_title) + links + content;
}

}  // namespace

Html footer(const Footer& options) {
  return el(
      "div", {cls("govuk-footer", options.classes), all(options.attributes)},
      el("div", {cls("govuk-width-container", options.container_classes)}, navigation(options),
         el("div", {cls("govuk-footer__meta")},
            el("div", {cls("govuk-footer__meta-item govuk-footer__meta-item--grow")},
               about(options)))));
}

}  // namespace haven::web
