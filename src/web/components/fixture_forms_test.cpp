#include "web/components/all.h"
#include "web/components/fixture_options.h"

namespace haven::web {
namespace {

Label label_of(const Options& o) {
  return {.text = o.words(),
          .classes = o.str("classes"),
          .is_page_heading = o.is("isPageHeading"),
          .attributes = o.attributes()};
}

Fieldset fieldset_of(const Options& o) {
  const Options legend = o.at("legend");
  return {.legend = {.text = legend.words(),
                     .classes = legend.str("classes"),
                     .is_page_heading = legend.is("isPageHeading")},
          .described_by = o.str("describedBy"),
          .role = o.str("role"),
          .classes = o.str("classes"),
          .attributes = o.attributes()};
}

Group group_of(const Options& o, std::string_view before, std::string_view after) {
  return {.classes = o.str("classes"),
          .attributes = o.attributes(),
          .before = o.inner(before),
          .after = o.inner(after)};
}

Html button_of(const Options& o) {
  if (o.is("isStartButton") && o.has("html")) throw std::runtime_error("a span round the words");
  if (o.has("preventDoubleClick") && !o.is("preventDoubleClick")) throw std::runtime_error("off");
  return button({.text = o.words(),
                 .href = o.url("href"),
                 .name = o.str("name"),
                 .value = o.str("value"),
                 .type = o.str("type", "submit"),
                 .id = o.str("id"),
                 .is_disabled = o.is("disabled"),
                 .is_start = o.is("isStartButton"),
                 .prevents_double_click = o.is("preventDoubleClick"),
                 .classes = o.str("classes"),
                 .attributes = o.attributes()});
}

Html checkboxes_of(const Options& o) {
  Checkboxes options{.name = o.str("name"),
                     .id_prefix = o.str("idPrefix"),
                     .fieldset = fieldset_of(o.at("fieldset")),
                     .hint = o.inner("hint"),
                     .error = o.inner("errorMessage"),
                     .values = o.strings("values"),
                     .described_by = o.str("describedBy"),
                     .classes = o.str("classes"),
                     .group = group_of(o.at("formGroup"), "beforeInputs", "afterInputs"),
                     .attributes = o.attributes()};
  for (const Options& item : o.list("items"))
    options.items.push_back({.value = item.str("value"),
                             .text = item.words(),
                             .hint = item.inner("hint"),
                             .reveals = item.at("conditional").words(),
                             .is_checked = item.is_or_absent("checked"),
                             .is_disabled = item.is("disabled"),
                             .is_exclusive = item.str("behaviour") == "exclusive",
                             .id = item.str("id"),
                             .name = item.str("name"),
                             .divider = item.str("divider"),
                             .attributes = item.attributes()});
  return checkboxes(options);
}

Html radios_of(const Options& o) {
  Radios options{.name = o.str("name"),
                 .id_prefix = o.str("idPrefix"),
                 .fieldset = fieldset_of(o.at("fieldset")),
                 .hint = o.inner("hint"),
                 .error = o.inner("errorMessage"),
                 .value = o.str("value"),
                 .classes = o.str("classes"),
                 .group = group_of(o.at("formGroup"), "beforeInputs", "afterInputs"),
                 .attributes = o.attributes()};
  for (const Options& item : o.list("items"))
    options.items.push_back({.value = item.str("value"),
                             .text = item.words(),
                             .hint = item.inner("hint"),
                             .reveals = item.at("conditional").words(),
                             .is_checked = item.is_or_absent("checked"),
                             .is_disabled = item.is("disabled"),
                             .id = item.str("id"),
                             .divider = item.str("divider"),
                             .attributes = item.attributes()});
  return radios(options);
}

DatePart part_of(const Options& o, std::string name) {
  DatePart part{.name = o.str("name", name),
                .label = o.str("label"),
                .value = o.str("value"),
                .classes = o.str("classes"),
                .id = o.str("id"),
                .inputmode = o.str("inputmode", "numeric"),
                .autocomplete = o.str("autocomplete"),
                .pattern = o.str("pattern"),
                .attributes = o.attributes()};
  if (o.has("error")) part.has_error = o.is("error");
  return part;
}

Html date_input_of(const Options& o) {
  DateInput options{.id = o.str("id"),
                    .name_prefix = o.str("namePrefix"),
                    .fieldset = fieldset_of(o.at("fieldset")),
                    .hint = o.inner("hint"),
                    .error = o.inner("errorMessage"),
                    .parts = {},
                    .classes = o.str("classes"),
                    .group = group_of(o.at("formGroup"), "beforeInputs", "afterInputs"),
                    .attributes = o.attributes()};
  const auto items = o.list("items");
  for (const Options& item : items) options.parts.push_back(part_of(item, ""));
  if (items.empty())
    for (const char* name : {"day", "month", "year"}) {
      // false leaves a box out.
      const json::value* given = o.find(name);
      if (given && given->is_bool()) continue;
      options.parts.push_back(part_of(o.at(name), name));
    }
  const Options values = o.at("values");
  for (DatePart& part : options.parts) {
    const std::string prefix = options.name_prefix.empty() ? "" : options.name_prefix + "-";
    if (part.value.empty()) part.value = values.str(prefix + part.name);
    if (part.value.empty()) part.value = values.str(part.name);
  }
  return date_input(options);
}

Html error_message_of(const Options& o) {
  const bool no_prefix = o.has("visuallyHiddenText") && o.str("visuallyHiddenText").empty();
  std::string prefix = o.str("visuallyHiddenText", "Error");
  if (no_prefix || prefix == "false") prefix.clear();
  return error_message({.text = o.words(),
                        .id = o.str("id"),
                        .hidden_prefix = prefix,
                        .classes = o.str("classes"),
                        .attributes = o.attributes()});
}

Html error_summary_of(const Options& o) {
  ErrorSummary options{.title = o.words("titleHtml", "titleText"),
                       .description = o.words("descriptionHtml", "descriptionText"),
                       .classes = o.str("classes"),
                       .attributes = o.attributes()};
  for (const Options& item : o.list("errorList"))
    options.errors.push_back(
        {.text = item.words(), .href = item.url("href"), .attributes = item.attributes()});
  return error_summary(options);
}

Html fieldset_alone(const Options& o) {
  const std::string content = o.str("html");
  return fieldset(fieldset_of(o), rebuilt(content));
}

Html hint_of(const Options& o) {
  return hint({.text = o.words(),
               .id = o.str("id"),
               .classes = o.str("classes"),
               .attributes = o.attributes()});
}

Affix affix_of(const Options& o) { return {.text = o.words(), .classes = o.str("classes")}; }

Html input_of(const Options& o) {
  return input({.name = o.str("name"),
                .id = o.str("id"),
                .label = label_of(o.at("label")),
                .hint = o.inner("hint"),
                .error = o.inner("errorMessage"),
                .value = o.str("value"),
                .type = o.str("type", "text"),
                .inputmode = o.str("inputmode"),
                .autocomplete = o.str("autocomplete"),
                .autocapitalize = o.str("autocapitalize"),
                .pattern = o.str("pattern"),
                .spellcheck = o.has("spellcheck") ? (o.is("spellcheck") ? "true" : "false") : "",
                .described_by = o.str("describedBy"),
                .prefix = affix_of(o.at("prefix")),
                .suffix = affix_of(o.at("suffix")),
                .is_disabled = o.is("disabled"),
                .classes = o.str("classes"),
                .wrapper_classes = o.at("inputWrapper").str("classes"),
                .group = group_of(o.at("formGroup"), "beforeInput", "afterInput"),
                .attributes = o.attributes()});
}

Html label_alone(const Options& o) { return label(label_of(o), o.str("for")); }

Html password_input_of(const Options& o) {
  return password_input({.name = o.str("name"),
                         .id = o.str("id"),
                         .label = label_of(o.at("label")),
                         .hint = o.inner("hint"),
                         .error = o.inner("errorMessage"),
                         .autocomplete = o.str("autocomplete", "current-password"),
                         .described_by = o.str("describedBy"),
                         .classes = o.str("classes"),
                         .group = group_of(o.at("formGroup"), "beforeInput", "afterInput"),
                         .attributes = o.attributes()});
}

Html select_of(const Options& o) {
  Select options{.name = o.str("name"),
                 .id = o.str("id"),
                 .label = label_of(o.at("label")),
                 .hint = o.inner("hint"),
                 .error = o.inner("errorMessage"),
                 .value = o.str("value"),
                 .described_by = o.str("describedBy"),
                 .is_disabled = o.is("disabled"),
                 .classes = o.str("classes"),
                 .group = group_of(o.at("formGroup"), "beforeInput", "afterInput"),
                 .attributes = o.attributes()};
  for (const Options& item : o.list("items")) {
    if (const json::value* value = item.find("value"); value && value->is_bool())
      throw std::runtime_error("not words");
    options.options.push_back({.value = item.str("value"),
                               .text = item.str("text"),
                               .is_selected = item.is_or_absent("selected"),
                               .is_disabled = item.is("disabled"),
                               .has_value = item.has("value")});
  }
  return select(options);
}

Textarea textarea_of(const Options& o) {
  Textarea options{.name = o.str("name"),
                   .id = o.str("id"),
                   .label = label_of(o.at("label")),
                   .hint = o.inner("hint"),
                   .error = o.inner("errorMessage"),
                   .value = o.str("value"),
                   .autocomplete = o.str("autocomplete"),
                   .spellcheck = o.has("spellcheck") ? (o.is("spellcheck") ? "true" : "false") : "",
                   .described_by = o.str("describedBy"),
                   .is_disabled = o.is("disabled"),
                   .classes = o.str("classes"),
                   .group = group_of(o.at("formGroup"), "beforeInput", "afterInput"),
                   .attributes = o.attributes()};
  if (o.number("rows")) options.rows = o.number("rows");
  return options;
}

Html textarea_alone(const Options& o) { return textarea(textarea_of(o)); }

}  // namespace

std::map<std::string, Render> form_components() {
  return {{"button", button_of},
          {"checkboxes", checkboxes_of},
          {"date-input", date_input_of},
          {"error-message", error_message_of},
          {"error-summary", error_summary_of},
          {"fieldset", fieldset_alone},
          {"hint", hint_of},
          {"input", input_of},
          {"label", label_alone},
          {"password-input", password_input_of},
          {"radios", radios_of},
          {"select", select_of},
          {"textarea", textarea_alone}};
}

}  // namespace haven::web
