#include "web/components/panel.h"

#include "web/components/button.h"
#include "web/components/heading.h"

namespace haven::web {
namespace {

Html action(const PanelAction& options) {
  if (options.href && options.kind == PanelAction::Kind::link)
    return el("a",
              {cls("govuk-link govuk-link--inverse", options.classes), href(options.href),
               all(options.attributes)},
              options.text);
  return button({.text = options.text,
                 .look = ButtonLook::inverse,
                 .href = options.href,
                 .type = options.type,
                 .classes = options.classes,
                 .attributes = options.attributes});
}

Html actions_of(const Panel& options) {
  if (options.kind != Panel::Kind::interruption || options.actions.empty()) return {};
  return el("div", {cls("govuk-panel__actions")}, button_group(each(options.actions, action)));
}

}  // namespace

Html panel(const Panel& options) {
  const std::string_view names = options.kind == Panel::Kind::interruption
                                     ? "govuk-panel govuk-panel--interruption"
                                     : "govuk-panel govuk-panel--confirmation";
  const Html body =
      options.content ? el("div", {cls("govuk-panel__body")}, options.content) : Html();
  return el("div", {cls(names, options.classes), all(options.attributes)},
            heading(options.title_level, {cls("govuk-panel__title")}, options.title), body,
            actions_of(options));
}

}  // namespace haven::web
