#include "web/components/pagination.h"

namespace haven::web {
namespace {

enum class Direction { previous, next };

Html arrow(Direction direction) {
  const bool back = direction == Direction::previous;
  const Attributes shape = {
      cls(back ? std::string_view("govuk-pagination__icon govuk-pagination__icon--prev")
               : std::string_view("govuk-pagination__icon govuk-pagination__icon--next")),
      svg_namespace(),
      attr("height", "13"),
      attr("width", "15"),
      attr("aria-hidden", "true"),
      attr("focusable", "false"),
      attr("viewBox", "0 0 15 13")};
  const std::string_view line =
      back ? "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h"
             "-12.984l4.2931-4.293-1.414-1.414z"
           : "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 "
             "1.4492 6.7441-6.4062-6.7246-6.7266z";
  return el("svg", shape, el("path", {attr("d", line)}));
}

Html words_of(const PageLink& link, Direction direction) {
  if (link.text) return link.text;
  const Html word = direction == Direction::previous ? "Previous" : "Next";
  return word + el("span", {cls("govuk-visually-hidden")}, " page");
}

/// Without page numbers, the two links are blocks that say where they lead.
Html neighbour(const PageLink& link, Direction direction, bool is_block) {
  if (!link.href) return {};
  const bool back = direction == Direction::previous;
  const bool is_decorated = is_block && !link.label;
  const Html title = el("span",
                        {cls("govuk-pagination__link-title",
                             is_decorated ? "govuk-pagination__link-title--decorated" : "")},
                        words_of(link, direction));
  const Html label = link.label && is_block
                         ? el("span", {cls("govuk-visually-hidden")}, ":") +
                               el("span", {cls("govuk-pagination__link-label")}, link.label)
                         : Html();
  const bool arrow_first = is_block || back;
  return el("div", {cls(std::string(back ? "govuk-pagination__prev" : "govuk-pagination__next"))},
            el("a",
               {cls("govuk-link govuk-pagination__link"), href(link.href),
                attr("rel", std::string(back ? "prev" : "next"))},
               arrow_first ? arrow(direction) : Html(), title, label,
               arrow_first ? Html() : arrow(direction)));
}

Html number(const PageNumber& page) {
  if (page.is_ellipsis)
    return el("li", {cls("govuk-pagination__item govuk-pagination__item--ellipsis")}, "⋯");
  return el(
      "li",
      {cls("govuk-pagination__item", page.is_current ? "govuk-pagination__item--current" : "")},
      el("a",
         {cls("govuk-link govuk-pagination__link"), href(page.href),
          attr("aria-label", "Page " + page.number),
          when(page.is_current, attr("aria-current", "page"))},
         page.number));
}

}  // namespace

Html pagination(const Pagination& options) {
  const bool is_block = options.pages.empty() && (options.next.href || options.previous.href);
  std::string classes = is_block ? "govuk-pagination govuk-pagination--block" : "govuk-pagination";
  const Html pages = options.pages.empty()
                         ? Html()
                         : el("ul", {cls("govuk-pagination__list")}, each(options.pages, number));
  return el("nav",
            {cls(classes, options.classes), attr("aria-label", options.landmark),
             all(options.attributes)},
            neighbour(options.previous, Direction::previous, is_block), pages,
            neighbour(options.next, Direction::next, is_block));
}

}  // namespace haven::web
