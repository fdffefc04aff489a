#include "web/layout.h"

#include "values/london.h"
#include "web/assets/assets.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/footer.h"
#include "web/components/generic_header.h"
#include "web/components/skip_link.h"
#include "web/html/document.h"

namespace haven::web {
namespace {

constexpr std::string_view product = "Haven";

std::string full_title(const Page& page) {
  return (page.has_errors ? "Error: " : "") + page.title + " – " + std::string(product);
}

Html contained(const Html& content) { return el("div", {cls("govuk-width-container")}, content); }

/// Name, sessions and the way out: at the end of the navigation, and first in reach of a thumb.
Html person(const Frame& frame) {
  if (frame.person.empty()) return {};
  const Html sessions =
      frame.sessions
          ? el("a", {cls("govuk-link govuk-body-s app-person__name"), href(frame.sessions)},
               "My sessions")
          : Html();
  const Html leave =
      el("form", {cls("app-person__form"), attr("method", "post"), action(frame.sign_out)},
         form_token(frame.form_token),
         el("button", {cls("app-link-button govuk-link govuk-body-s"), attr("type", "submit")},
            "Sign out"));
  return el("div", {cls("app-person")},
            el("p", {cls("govuk-body-s app-person__name"), attr("dir", "auto")}, frame.person),
            sessions, leave);
}

/// What must be in reach from everywhere: reporting a child missing, and a person who answers.
Html urgent(const Frame& frame) {
  const Html report =
      frame.report_missing
          ? button({.text = "Report a child missing",
                    .look = ButtonLook::warning,
                    .href = frame.report_missing,
                    .attributes = {attr("data-shortcut", "m"), attr("aria-keyshortcuts", "Alt+M")}})
          : Html();
  const Html desk =
      frame.duty_desk.empty()
          ? Html()
          : el("p", {cls("govuk-body app-bar__desk")}, "Duty desk, all hours: ",
               el("a", {cls("govuk-link"), href(Url::phone(frame.duty_desk))}, frame.duty_desk));
  if (!report && !desk) return {};
  return el("div", {cls("app-bar")}, contained(el("div", {cls("app-bar__row")}, report, desk)));
}

Html header(const Frame& frame) {
  const Html navigation =
      frame.navigation.empty() && frame.person.empty()
          ? Html()
          : service_navigation(
                {.items = frame.navigation, .end = person(frame), .end_is_inline = true});
  const Html strip = frame.demonstration
                         ? el("div", {cls("app-demonstration")}, contained(frame.demonstration))
                         : Html();
  return el("header", {cls("govuk-template__header")}, strip, generic_header({.logo = product}),
            navigation, urgent(frame));
}

Html main_part(const Page& page) {
  const Html back =
      page.back ? el("nav", {attr("aria-label", "Back")}, back_link({.href = page.back})) : Html();
  return el("div", {cls("govuk-width-container")}, back,
            el("main", {cls("govuk-main-wrapper"), attr("id", "main-content")}, page.content));
}

Html freshness(const Frame& frame) {
  if (frame.as_of == Instant()) return {};
  const Html event = frame.event ? together(", event ", std::to_string(frame.event)) : Html();
  return el("p", {cls("govuk-body-s")}, "As of ",
            el("time", {attr("datetime", to_text(frame.as_of))}, to_words(frame.as_of)), event,
            ".");
}

}  // namespace

Html form_token(std::string_view token) {
  return el("input", {attr("type", "hidden"), attr("name", "token"), attr("value", token)});
}

Response render(const Page& content, const Frame& frame) {
  const Html body =
      together(skip_link({.href = "#main-content"}), header(frame), main_part(content),
               el("footer", {cls("govuk-template__footer")},
                  footer({.content = freshness(frame), .hidden_title = "How fresh this page is"})));
  return page(to_page({.title = full_title(content),
                       .style_sheets = {asset_url("haven.css")},
                       .modules = {asset_url("haven.js")},
                       .icon = asset_url("favicon.svg"),
                       .refresh = content.refresh,
                       .body = body}),
              content.status);
}

}  // namespace haven::web
