#include "web/html/document.h"

namespace haven::web {

const std::string_view says_there_is_script =
    "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? "
    "' govuk-frontend-supported' : '');";

namespace {

constexpr std::string_view theme_colour = "#0b5563";

void write_head(std::string& out, const Document& document) {
  out += "<!DOCTYPE html><html lang=\"";
  out += Html(document.language).view();
  out += "\" class=\"govuk-template\"><head><meta charset=\"utf-8\"><title>";
  out += Html(document.title).view();
  out +=
      "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1, "
      "viewport-fit=cover\"><meta name=\"theme-color\" content=\"";
  (out += theme_colour) += "\">";
  for (const Url& sheet : document.style_sheets)
    (out += "<link rel=\"stylesheet\" href=\"").append(Html(sheet.view()).view()) += "\">";
  for (const Url& module : document.modules)
    (out += "<script type=\"module\" src=\"").append(Html(module.view()).view()) += "\"></script>";
  if (document.icon)
    (out += "<link rel=\"icon\" type=\"image/svg+xml\" href=\"")
        .append(Html(document.icon.view()).view()) += "\">";
  if (document.refresh)
    (out += "<noscript><meta http-equiv=\"refresh\" content=\"")
        .append(std::to_string(document.refresh->count())) += "\"></noscript>";
  out += "</head>";
}

}  // namespace

std::string to_page(const Document& document) {
  std::string out;
  out.reserve(document.body.view().size() + 1200);
  write_head(out, document);
  out += "<body class=\"govuk-template__body\"><script>";
  (out += says_there_is_script) += "</script>";
  (out += document.body.view()) += "</body></html>\n";
  return out;
}

}  // namespace haven::web
