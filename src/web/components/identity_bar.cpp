#include "web/components/identity_bar.h"

namespace haven::web {

Html identity_bar(const IdentityBar& options) {
  const Html title =
      options.title ? el("span", {cls("moj-identity-bar__title")}, options.title) : Html();
  const Html more = options.details ? el("div", {cls("app-identity")}, options.details) : Html();
  const Html actions = options.actions
                           ? el("div", {cls("moj-identity-bar__actions")},
                                el("div", {cls("moj-identity-bar__menu")}, options.actions))
                           : Html();
  return el("div", {cls("moj-identity-bar", options.classes)},
            el("div", {cls("moj-identity-bar__container")},
               el("div", {cls("moj-identity-bar__details")}, title, more), actions));
}

}  // namespace haven::web
