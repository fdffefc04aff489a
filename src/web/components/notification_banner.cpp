#include "web/components/notification_banner.h"

#include "web/components/heading.h"

namespace haven::web {

Html notification_banner(const NotificationBanner& options) {
  const bool is_success = options.kind == NotificationBanner::Kind::success;
  const std::string_view names =
      is_success ? "govuk-notification-banner govuk-notification-banner--success"
                 : "govuk-notification-banner";
  const Html title = options.title ? options.title : Html(is_success ? "Success" : "Important");
  const Html line =
      options.text ? el("p", {cls("govuk-notification-banner__heading")}, options.text) : Html();
  const std::string_view role = is_success ? "alert" : "region";
  return el(
      "div",
      {cls(names, options.classes), attr("role", options.role.empty() ? role : options.role),
       attr("aria-labelledby", options.title_id), attr("data-module", "govuk-notification-banner"),
       all(options.attributes)},
      el("div", {cls("govuk-notification-banner__header")},
         heading(options.title_level,
                 {cls("govuk-notification-banner__title"), attr("id", options.title_id)}, title)),
      el("div", {cls("govuk-notification-banner__content")},
         options.content ? options.content : line));
}

}  // namespace haven::web
