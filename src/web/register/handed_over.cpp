#include "web/register/handed_over.h"

#include "web/components/all.h"

namespace haven::web {
namespace {

Html banner(const Html& content) {
  NotificationBanner shown;
  shown.kind = NotificationBanner::Kind::success;
  shown.title = "Shown this once";
  shown.content = content;
  return notification_banner(shown);
}

Html code_words(const std::string& address) {
  return el("p", {cls("govuk-body-l")}, el("code", address));
}

}  // namespace

Html welcome_words(const std::string& name, const std::string& code) {
  return banner(together(
      el("p", {cls("govuk-notification-banner__heading")}, "A welcome code for ", name),
      el("p", {cls("govuk-body")},
         "Hand it over in person, and make sure that it is they. In their own browser they open "
         "the address of this site with this behind it:"),
      code_words("/welcome/" + code),
      el("p", {cls("govuk-body")},
         "It works once, within three days. Any earlier code for them is void.")));
}

Html device_words(const std::string& name, const std::string& code) {
  return banner(together(
      el("p", {cls("govuk-notification-banner__heading")}, "A device for ", name),
      el("p", {cls("govuk-body")},
         "On the device, in the browser they work with, open the address of this site with this "
         "behind it:"),
      code_words("/devices/" + code),
      el("p", {cls("govuk-body")}, "It works once, within three days.")));
}

}  // namespace haven::web
