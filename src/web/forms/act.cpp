#include "web/forms/act.h"

#include <algorithm>

#include "web/components/all.h"

namespace haven::web {
namespace {

cases::Asked asked_in(const Act& act, const Form& form) {
  return act.chooses ? act.chooses(form) : act.event;
}

Url way_back(const Visit& visit, const Act& act, ChildId child) {
  return act.leads_to ? act.leads_to(visit, child) : path("/children/{}", child);
}

Result<OpenCase> open(const Visit& visit, const Act& act) {
  auto opened = TRY(open_case(visit, act.event.text(), act.opens));
  if (act.fits) TRY(act.fits(visit, opened.child()));
  return opened;
}

Response form_page(const Visit& visit, const Act& act, const OpenCase& opened, const Form& form) {
  Button send;
  send.text = act.button;
  send.prevents_double_click = true;
  Page page;
  page.title = act.title;
  page.has_errors = form.is_wrong();
  page.back = way_back(visit, act, opened.story->child);
  page.content = together(
      form.summary(),
      el("span", {cls("govuk-caption-l")}, opened.called(), ", ", opened.story->reference()),
      el("h1", {cls("govuk-heading-l")}, act.title),
      visit.open_form(together(act.questions({visit, opened, form}), button(send))));
  return visit.page(std::move(page));
}

}  // namespace

bool Act::records(const cases::EventKind& kind) const {
  return &event.kind() == &kind || std::ranges::any_of(others, [&](const cases::Asked& other) {
    return &other.kind() == &kind;
  });
}

Response show_act(Visit& visit, const Act& act) {
  const auto opened = open(visit, act);
  if (!opened) return visit.stopped(opened.error());
  if (act.is_due && !act.is_due(visit, opened->child()))
    return see_other(way_back(visit, act, opened->story->child));
  if (!may_record(visit, opened->child(), act.event, act.purpose)) return visit.sealed();
  return form_page(visit, act, *opened, visit.form());
}

Response record_act(Visit& visit, const Act& act) {
  const auto child = visit.child();
  if (!child) return visit.not_found();
  auto form = visit.form();
  const auto recorded = visit.record(*child, asked_in(act, form), act.purpose,
                                     [&](const cases::World& world) -> Result<cases::Decided> {
                                       if (act.fits) TRY(act.fits(visit, *world.child));
                                       return act.decide(visit, world, form);
                                     });
  if (recorded) {
    visit.drop_draft();
    return see_other(act.leads_on ? act.leads_on(visit, *child) : way_back(visit, act, *child));
  }
  const auto kind = recorded.error().kind;
  const bool is_for_the_form = kind == Problem::Kind::bad_input || kind == Problem::Kind::moved_on;
  if (!is_for_the_form || !act.has_page())
    return visit.stopped(recorded.error(), way_back(visit, act, *child));
  form.add(recorded.error());
  const auto by_now = visit.by_now();
  const auto opened = open(by_now, act);
  if (opened) return form_page(by_now, act, *opened, form);
  return visit.stopped(kind == Problem::Kind::moved_on ? recorded.error() : opened.error());
}

}  // namespace haven::web
