#include "web/components/form_group.h"

#include "web/components/error_message.h"
#include "web/components/hint.h"

namespace haven::web {
namespace {

void add_id(std::string& ids, std::string_view id) {
  if (!ids.empty()) ids += ' ';
  ids += id;
}

}  // namespace

Described describe(std::string_view id, const Html& hint_text, const Html& error,
                   std::string_view already) {
  Described described{{}, std::string(already)};
  if (hint_text) {
    std::string hint_id = std::string(id) + "-hint";
    add_id(described.by, hint_id);
    described.markup += hint({.text = hint_text, .id = std::move(hint_id)});
  }
  if (error) {
    std::string error_id = std::string(id) + "-error";
    add_id(described.by, error_id);
    described.markup += error_message({.text = error, .id = std::move(error_id)});
  }
  return described;
}

Html form_group(const Group& group, bool has_error, const Html& content) {
  const std::string_view names =
      has_error ? "govuk-form-group govuk-form-group--error" : "govuk-form-group";
  return el("div", {cls(names, group.classes), all(group.attributes)}, content);
}

}  // namespace haven::web
