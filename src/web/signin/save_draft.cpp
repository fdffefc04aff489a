#include "desk/drafts.h"
#include "web/routes.h"
#include "web/signin/pages.h"

namespace haven::web {
namespace {

/// What a form carries for the server, and what must never be kept.
constexpr std::string_view left_out[] = {"form", "token", "password", "code"};

}  // namespace

Response save_draft(Visit& visit) {
  const std::string form(visit.request.form.get("form"));
  if (!has_form(form)) return plain_text({}, 404);
  auto fields = Form(visit.request.form).values();
  for (const auto name : left_out) fields.erase(std::string(name));
  const auto saved = desk::save_draft(visit.site.desk, visit.person().id, form, fields, visit.now);
  if (saved) return plain_text({}, 204);
  return plain_text({}, saved.error().kind == Problem::Kind::bad_input ? 413 : 503);
}

}  // namespace haven::web
