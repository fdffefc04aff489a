#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK task list: what is to be done, and how far each is.
namespace haven::web {

/// One thing to do. Without a title it is not shown, and keeps its number.
struct Task {
  Html title = {};
  Url href = {};
  Html hint = {};
  Html status = {};  ///< Words, or a tag().
  std::string classes = {};
  std::string title_classes = {};
  std::string status_classes = {};
};

struct TaskList {
  std::vector<Task> items = {};
  std::string id_prefix = "task-list";
  std::string classes = {};
  Attributes attributes = {};
};

Html task_list(const TaskList& options);

}  // namespace haven::web
