#include "web/components/task_list.h"

namespace haven::web {
namespace {

Html title(const Task& task, std::string_view hint_id, const std::string& status_id) {
  if (!task.href) return el("div", {attr_if("class", task.title_classes)}, task.title);
  std::string described_by(hint_id);
  if (!described_by.empty()) described_by += ' ';
  return el("a",
            {cls("govuk-link govuk-task-list__link", task.title_classes), href(task.href),
             attr("aria-describedby", described_by + status_id)},
            task.title);
}

Html item(const Task& task, const std::string& id) {
  const std::string hint_id = task.hint ? id + "-hint" : "";
  const std::string status_id = id + "-status";
  std::string classes = "govuk-task-list__item";
  if (task.href) classes += " govuk-task-list__item--with-link";
  const Html help = task.hint
                        ? el("div", {attr("id", hint_id), cls("govuk-task-list__hint")}, task.hint)
                        : Html();
  return el(
      "li", {cls(classes, task.classes)},
      el("div", {cls("govuk-task-list__name-and-hint")}, title(task, hint_id, status_id), help),
      el("div", {cls("govuk-task-list__status", task.status_classes), attr("id", status_id)},
         task.status));
}

}  // namespace

Html task_list(const TaskList& options) {
  Html items;
  for (std::size_t i = 0; i < options.items.size(); ++i) {
    if (!options.items[i].title) continue;
    items += item(options.items[i], options.id_prefix + '-' + std::to_string(i + 1));
  }
  return el("ul", {cls("govuk-task-list", options.classes), all(options.attributes)}, items);
}

}  // namespace haven::web
