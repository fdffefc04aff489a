#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

#include "web/components/all.h"
#include "web/components/fixture_markup.h"

/// Every component against the examples that GOV.UK Frontend publishes with it: the same options
/// must give the same HTML.
namespace haven::web {
namespace {

namespace json = boost::json;

/// The options of one example that nobody has asked for.
class Unread {
 public:
  void add(const std::string& key) {
    if (!read_.contains(key)) keys_.insert(key);
  }
  void read(const std::string& key) {
    read_.insert(key);
    keys_.erase(key);
  }
  bool empty() const { return keys_.empty(); }
  std::string text() const {
    std::string all_keys;
    for (const std::string& key : keys_) all_keys += key + " ";
    return all_keys;
  }

 private:
  std::set<std::string> keys_;
  std::set<std::string> read_;
};

/// The options of one example. Remembers which were never asked for: those we do not offer.
class Options {
 public:
  Options(const json::object* object, std::string path, Unread& unread)
      : object_(object), path_(std::move(path)), unread_(unread) {
    if (!object_) return;
    for (const auto& [key, value] : *object_)
      if (!value.is_null()) unread_.add(path_ + std::string(key));
  }

  bool has(std::string_view key) const { return find(key) != nullptr; }
  std::string str(std::string_view key, std::string otherwise = {}) const {
    const json::value* value = find(key);
    if (!value) return otherwise;
    if (value->is_bool() && !value->as_bool()) return otherwise;
    if (value->is_string())
      return value->as_string().empty() ? otherwise : std::string(value->as_string());
    if (value->is_object() || value->is_array()) throw std::runtime_error("not words");
    return json::serialize(*value);
  }
  bool is(std::string_view key) const {
    const json::value* value = find(key);
    return value && value->is_bool() && value->as_bool();
  }
  unsigned number(std::string_view key) const {
    const std::string digits = str(key, "0");
    return static_cast<unsigned>(std::stoul(digits));
  }
  Options at(std::string_view key) const {
    const json::value* value = find(key);
    return {value && value->is_object() ? &value->as_object() : nullptr,
            path_ + std::string(key) + ".", unread_};
  }
  std::vector<Options> list(std::string_view key) const {
    std::vector<Options> items;
    if (const json::value* value = find(key); value && value->is_array())
      for (const json::value& item : value->as_array()) {
        if (!item.is_object()) throw std::runtime_error("an item that is not there");
        items.emplace_back(&item.as_object(), path_ + std::string(key) + "[].", unread_);
      }
    return items;
  }
  std::vector<std::string> strings(std::string_view key) const {
    std::vector<std::string> items;
    if (const json::value* value = find(key); value && value->is_array())
      for (const json::value& item : value->as_array()) items.emplace_back(item.as_string());
    return items;
  }
  /// For a choice that `value` of the question makes too: ours cannot be taken back by the item.
  bool is_or_absent(std::string_view key) const {
    if (has(key) && !is(key)) throw std::runtime_error("taken back");
    return is(key);
  }
  /// "html" when given, else "text".
  Html words(std::string_view html = "html", std::string_view plain = "text") const {
    const std::string markup = str(html);
    const std::string plain_words = str(plain);
    return markup.empty() ? Html(plain_words) : rebuilt(markup);
  }
  /// The words of an option that is an object with text or html.
  Html inner(std::string_view key) const { return at(key).words(); }
  Url url(std::string_view key) const {
    const std::string address = str(key);
    return address.empty() ? Url() : rebuilt_url(address);
  }
  Attributes attributes() const {
    Attributes found;
    const json::value* value = find("attributes");
    if (!value) return found;
    for (const auto& [name, given] : value->as_object())
      found.push_back(rebuilt_attribute(std::string(name), std::string(given.as_string())));
    return found;
  }
  const json::value* find(std::string_view key) const {
    unread_.read(path_ + std::string(key));
    const json::value* value = object_ ? object_->if_contains(key) : nullptr;
    return value && !value->is_null() ? value : nullptr;
  }

 private:
  const json::object* object_;
  std::string path_;
  Unread& unread_;
};

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

Html back_link_of(const Options& o) {
  BackLink options{
      .href = o.url("href"), .classes = o.str("classes"), .attributes = o.attributes()};
  if (const Html words = o.words()) options.text = words;
  return back_link(options);
}

Html breadcrumbs_of(const Options& o) {
  Breadcrumbs options{.collapses_on_mobile = o.is("collapseOnMobile"),
                      .label = o.str("labelText", "Breadcrumb"),
                      .classes = o.str("classes"),
                      .attributes = o.attributes()};
  for (const Options& item : o.list("items"))
    options.items.push_back(
        {.text = item.words(), .href = item.url("href"), .attributes = item.attributes()});
  return breadcrumbs(options);
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

Html details_of(const Options& o) {
  return details({.summary = o.words("summaryHtml", "summaryText"),
                  .content = o.words(),
                  .is_open = o.is("open"),
                  .id = o.str("id"),
                  .classes = o.str("classes"),
                  .attributes = o.attributes()});
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

Html footer_of(const Options& o) {
  // The licence and the copyright are those of GOV.UK, whatever the example makes them say.
  for (const char* not_ours : {"contentLicence", "copyright"}) o.at(not_ours).words();
  const Options meta = o.at("meta");
  if (o.has("meta") && meta.list("items").empty() && !meta.words())
    throw std::runtime_error("empty meta");
  Footer options{.content = meta.words(),
                 .hidden_title = meta.str("visuallyHiddenTitle", "Support links"),
                 .classes = o.str("classes"),
                 .container_classes = o.str("containerClasses"),
                 .attributes = o.attributes()};
  for (const Options& item : meta.list("items"))
    options.links.push_back(
        {.text = item.str("text"), .href = item.url("href"), .attributes = item.attributes()});
  for (const Options& part : o.list("navigation")) {
    FooterSection section{.title = part.str("title"),
                          .columns = part.number("columns"),
                          .width = part.str("width", "full")};
    for (const Options& item : part.list("items"))
      section.items.push_back(
          {.text = item.str("text"), .href = item.url("href"), .attributes = item.attributes()});
    options.navigation.push_back(section);
  }
  return footer(options);
}

Html generic_header_of(const Options& o) {
  return generic_header({.logo = o.words("logoHtml", "logoText"),
                         .href = rebuilt_url(o.str("url", "/")),
                         .classes = o.str("classes"),
                         .container_classes = o.str("containerClasses", "govuk-width-container"),
                         .attributes = o.attributes()});
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

Html inset_text_of(const Options& o) {
  return inset_text({.content = o.words(),
                     .id = o.str("id"),
                     .classes = o.str("classes"),
                     .attributes = o.attributes()});
}

Html label_alone(const Options& o) { return label(label_of(o), o.str("for")); }

Html notification_banner_of(const Options& o) {
  const std::string level = o.str("titleHeadingLevel", "2");
  const std::string content = o.str("html");
  return notification_banner({.kind = o.str("type") == "success"
                                          ? NotificationBanner::Kind::success
                                          : NotificationBanner::Kind::important,
                              .title = o.words("titleHtml", "titleText"),
                              .text = o.str("text"),
                              .content = rebuilt(content),
                              .title_id = o.str("titleId", "govuk-notification-banner-title"),
                              .title_level = static_cast<unsigned>(std::stoul(level)),
                              .role = o.str("role"),
                              .classes = o.str("classes"),
                              .attributes = o.attributes()});
}

Html panel_of(const Options& o) {
  std::string classes = o.str("classes");
  Panel options{.title = o.words("titleHtml", "titleText"),
                .content = o.words(),
                .attributes = o.attributes()};
  if (o.number("headingLevel")) options.title_level = o.number("headingLevel");
  const std::string interruption = "govuk-panel--interruption";
  if (classes.starts_with(interruption)) {
    options.kind = Panel::Kind::interruption;
    classes.erase(0, std::min(classes.size(), interruption.size() + 1));
  }
  options.classes = classes;
  for (const Options& item : o.at("actions").list("items"))
    options.actions.push_back(
        {.text = item.str("text"),
         .href = item.url("href"),
         .kind = item.str("type") == "button" ? PanelAction::Kind::button : PanelAction::Kind::link,
         .type = item.str("type", "button"),
         .classes = item.str("classes"),
         .attributes = item.attributes()});
  return panel(options);
}

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

Html phase_banner_of(const Options& o) {
  return phase_banner({.tag = o.inner("tag"),
                       .content = o.words(),
                       .classes = o.str("classes"),
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

Html service_navigation_of(const Options& o) {
  ServiceNavigation options{.service_name = o.str("serviceName"),
                            .service_href = o.url("serviceUrl"),
                            .menu_words = o.str("menuButtonText", "Menu"),
                            .navigation_id = o.str("navigationId", "navigation"),
                            .classes = o.str("classes"),
                            .attributes = o.attributes()};
  if (o.has("collapseNavigationOnMobile"))
    options.collapses_on_mobile = o.is("collapseNavigationOnMobile");
  for (const Options& item : o.list("navigation"))
    options.items.push_back({.text = item.words(),
                             .href = item.url("href"),
                             .here = item.is("current")  ? NavigationItem::Here::exactly
                                     : item.is("active") ? NavigationItem::Here::within
                                                         : NavigationItem::Here::no,
                             .attributes = item.attributes()});
  const Options slots = o.at("slots");
  if (const json::value* end = slots.find("end"); end && end->is_string()) {
    options.end = rebuilt(std::string_view(end->as_string()));
  } else {
    options.end = slots.at("end").words();
    options.end_is_inline = slots.at("end").str("align") == "inline";
  }
  return service_navigation(options);
}

Html skip_link_of(const Options& o) {
  return skip_link({.text = o.words(),
                    .href = rebuilt_url(o.str("href", "#content")),
                    .classes = o.str("classes"),
                    .attributes = o.attributes()});
}

std::vector<RowAction> actions_of(const Options& o) {
  std::vector<RowAction> actions;
  for (const Options& item : o.list("items"))
    actions.push_back({.text = item.words(),
                       .href = item.url("href"),
                       .hidden_words = item.str("visuallyHiddenText"),
                       .classes = item.str("classes"),
                       .attributes = item.attributes()});
  return actions;
}

Html summary_list_of(const Options& o) {
  SummaryList options{.classes = o.str("classes"), .attributes = o.attributes()};
  for (const Options& row : o.list("rows"))
    options.rows.push_back({.key = row.inner("key"),
                            .value = row.inner("value"),
                            .actions = actions_of(row.at("actions")),
                            .classes = row.str("classes")});
  if (o.has("card")) {
    const Options card = o.at("card");
    options.card = SummaryCard{.title = card.inner("title"),
                               .actions = actions_of(card.at("actions")),
                               .classes = card.str("classes"),
                               .attributes = card.attributes()};
    if (card.at("title").number("headingLevel"))
      options.card->title_level = card.at("title").number("headingLevel");
  }
  return summary_list(options);
}

Cell cell_of(const Options& o) {
  return {.text = o.words(),
          .format = o.str("format"),
          .classes = o.str("classes"),
          .colspan = o.number("colspan"),
          .rowspan = o.number("rowspan"),
          .attributes = o.attributes()};
}

Html table_of(const Options& o) {
  Table options{.caption = o.str("caption"),
                .caption_classes = o.str("captionClasses"),
                .first_cell_is_header = o.is("firstCellIsHeader"),
                .classes = o.str("classes"),
                .attributes = o.attributes()};
  for (const Options& cell : o.list("head")) options.head.push_back(cell_of(cell));
  Unread ignored;
  if (const json::value* rows = o.find("rows"); rows && rows->is_array())
    for (const json::value& row : rows->as_array()) {
      if (!row.is_array()) continue;
      TableRow cells;
      for (const json::value& cell : row.as_array())
        cells.push_back(cell_of(Options(&cell.as_object(), "", ignored)));
      options.rows.push_back(cells);
    }
  return table(options);
}

Html tag_of(const Options& o) { return tag(o.words(), o.str("classes"), o.attributes()); }

Task task_of(const Options& o) {
  const Options status = o.at("status");
  Task task{.title = o.inner("title"),
            .href = o.url("href"),
            .hint = o.inner("hint"),
            .status = status.words(),
            .classes = o.str("classes"),
            .title_classes = o.at("title").str("classes"),
            .status_classes = status.str("classes")};
  if (status.has("tag")) task.status = tag_of(status.at("tag"));
  return task;
}

Html task_list_of(const Options& o) {
  TaskList options{.id_prefix = o.str("idPrefix", "task-list"),
                   .classes = o.str("classes"),
                   .attributes = o.attributes()};
  Unread read_elsewhere;
  for (const json::value& item : o.find("items")->as_array())
    options.items.push_back(
        item.is_object() ? task_of(Options(&item.as_object(), "", read_elsewhere)) : Task{});
  return task_list(options);
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

Html character_count_of(const Options& o) {
  return character_count({.textarea = textarea_of(o),
                          .max_length = o.number("maxlength"),
                          .max_words = o.number("maxwords"),
                          .threshold = o.number("threshold"),
                          .count_type = o.str("countType")});
}

Html warning_text_of(const Options& o) {
  return warning_text({.text = o.words(),
                       .icon_words = o.str("iconFallbackText", "Warning"),
                       .classes = o.str("classes"),
                       .attributes = o.attributes()});
}

PageLink page_link_of(const Options& o) {
  return {.text = o.words(), .href = o.url("href"), .label = o.str("labelText")};
}

Html pagination_of(const Options& o) {
  Pagination options{.previous = page_link_of(o.at("previous")),
                     .next = page_link_of(o.at("next")),
                     .landmark = o.str("landmarkLabel", "Pagination"),
                     .classes = o.str("classes"),
                     .attributes = o.attributes()};
  if (o.has("items") && o.list("items").empty()) throw std::runtime_error("no pages");
  for (const Options& item : o.list("items"))
    options.pages.push_back({.number = item.str("number"),
                             .href = item.url("href"),
                             .is_current = item.is("current"),
                             .is_ellipsis = item.is("ellipsis")});
  return pagination(options);
}

using Render = Html (*)(const Options&);

const std::map<std::string, Render> components = {{"back-link", back_link_of},
                                                  {"breadcrumbs", breadcrumbs_of},
                                                  {"button", button_of},
                                                  {"character-count", character_count_of},
                                                  {"checkboxes", checkboxes_of},
                                                  {"date-input", date_input_of},
                                                  {"details", details_of},
                                                  {"error-message", error_message_of},
                                                  {"error-summary", error_summary_of},
                                                  {"fieldset", fieldset_alone},
                                                  {"footer", footer_of},
                                                  {"generic-header", generic_header_of},
                                                  {"hint", hint_of},
                                                  {"input", input_of},
                                                  {"inset-text", inset_text_of},
                                                  {"label", label_alone},
                                                  {"notification-banner", notification_banner_of},
                                                  {"pagination", pagination_of},
                                                  {"panel", panel_of},
                                                  {"password-input", password_input_of},
                                                  {"phase-banner", phase_banner_of},
                                                  {"radios", radios_of},
                                                  {"select", select_of},
                                                  {"service-navigation", service_navigation_of},
                                                  {"skip-link", skip_link_of},
                                                  {"summary-list", summary_list_of},
                                                  {"table", table_of},
                                                  {"tag", tag_of},
                                                  {"task-list", task_list_of},
                                                  {"textarea", textarea_alone},
                                                  {"warning-text", warning_text_of}};

/// Other sites' addresses do not exist for our pages: in an example they stand for one of our own.
/// Styles in the markup do not exist either.
std::string as_ours(std::string text) {
  const std::string style = " style=\\\"";
  for (auto at = text.find(style); at != text.npos; at = text.find(style, at))
    text.erase(at, text.find("\\\"", at + style.size()) + 2 - at);
  for (const std::string scheme : {"https://", "http://", "mailto:"})
    for (auto at = text.find(scheme); at != text.npos; at = text.find(scheme, at + 1)) {
      if (text.compare(at, 17, "http://www.w3.org") == 0) continue;
      text.replace(at, scheme.size(), "/elsewhere/");
    }
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The crown, the licence and Crown copyright belong to services on GOV.UK: ours are the rest.
std::string without_crown(std::string html) {
  const auto crown = html.find("<svg");
  if (crown != html.npos) html.erase(crown, html.find("</svg>", crown) + 6 - crown);
  if (const auto licence = html.find("<svg"); licence != html.npos) {
    const auto end = html.find("</span>", html.find("</svg>", licence));
    html.erase(licence, end + 7 - licence);
  }
  const auto copyright = html.rfind("<div class=\"govuk-footer__meta-item\">");
  if (copyright != html.npos) html.erase(copyright, html.find("</div>", copyright) + 6 - copyright);
  return html;
}

}  // namespace

TEST_CASE("every component is what GOV.UK publishes for it") {
  std::size_t shown = 0;
  std::size_t hidden = 0;
  std::size_t hidden_not_offered = 0;
  for (const auto& [name, render] : components) {
    const std::string path =
        std::string(HAVEN_GOVUK) + "/dist/govuk/components/" + name + "/fixtures.json";
    const json::value file = json::parse(as_ours(read_file(path)));
    for (const json::value& fixture : file.at("fixtures").as_array()) {
      const bool is_hidden = fixture.at("hidden").as_bool();
      CAPTURE(name);
      CAPTURE(std::string(fixture.at("name").as_string()));
      Unread unread;
      Html made;
      try {
        made = render(Options(&fixture.at("options").as_object(), "", unread));
      } catch (const std::exception& not_ours) {
        unread.add(not_ours.what());
      }
      CAPTURE(unread.text());
      std::string wanted(fixture.at("html").as_string());
      if (name == "footer") wanted = without_crown(wanted);
      if (!is_hidden) {
        ++shown;
        CHECK(unread.empty());
        CHECK(normalised(made.view()) == normalised(wanted));
      } else if (unread.empty()) {
        ++hidden;
        CHECK(normalised(made.view()) == normalised(wanted));
      } else {
        ++hidden_not_offered;
      }
    }
  }
  MESSAGE("GOV.UK examples equal: ", shown, " shown and ", hidden, " hidden, of ",
          components.size(), " components; ", hidden_not_offered,
          " hidden ones use options we do not offer");
  CHECK(shown > 240);
}

}  // namespace haven::web
