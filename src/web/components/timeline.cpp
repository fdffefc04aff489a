#include "web/components/timeline.h"

#include "web/components/heading.h"

namespace haven::web {
namespace {

Html entry(const TimelineItem& item, unsigned level) {
  const Html by =
      item.by ? text(" ") + el("p", {cls("moj-timeline__byline")}, "by ", item.by) : Html();
  const Html content =
      item.content ? el("div", {cls("moj-timeline__description")}, item.content) : Html();
  return el("div", {cls("moj-timeline__item", item.classes), attr_if("id", item.id)},
            el("div", {cls("moj-timeline__header")},
               heading(level, {cls("moj-timeline__title")}, item.title), by),
            el("p", {cls("moj-timeline__date")},
               el("time", {attr_if("datetime", item.datetime)}, item.when)),
            content);
}

}  // namespace

Html timeline(const Timeline& options) {
  return el("div", {cls("moj-timeline", options.classes)},
            each(options.items,
                 [&](const TimelineItem& item) { return entry(item, options.title_level); }));
}

}  // namespace haven::web
