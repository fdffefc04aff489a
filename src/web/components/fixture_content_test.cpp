#include "web/components/all.h"
#include "web/components/fixture_options.h"

namespace haven::web {
namespace {

Html back_link_of(const Options& o) {
  BackLink options{
      .href = o.url("href"), .classes = o.str("classes"), .attributes = o.attributes()};
  if (const Html words = o.words()) options.text = words;
  return back_link(options);
}

Html details_of(const Options& o) {
  return details({.summary = o.words("summaryHtml", "summaryText"),
                  .content = o.words(),
                  .is_open = o.is("open"),
                  .id = o.str("id"),
                  .classes = o.str("classes"),
                  .attributes = o.attributes()});
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

Html inset_text_of(const Options& o) {
  return inset_text({.content = o.words(),
                     .id = o.str("id"),
                     .classes = o.str("classes"),
                     .attributes = o.attributes()});
}

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

}  // namespace

std::map<std::string, Render> content_components() {
  return {{"back-link", back_link_of},   {"details", details_of},
          {"footer", footer_of},         {"generic-header", generic_header_of},
          {"inset-text", inset_text_of}, {"notification-banner", notification_banner_of},
          {"pagination", pagination_of}, {"service-navigation", service_navigation_of},
          {"skip-link", skip_link_of},   {"summary-list", summary_list_of},
          {"table", table_of},           {"tag", tag_of},
          {"task-list", task_list_of},   {"warning-text", warning_text_of}};
}

}  // namespace haven::web
