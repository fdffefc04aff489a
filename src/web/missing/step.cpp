#include "web/missing/step.h"

#include "web/components/all.h"

namespace haven::web {
namespace {

Response form_page(const Visit& visit, const Step& step, const OpenCase& opened,
                   const missing::Episode& episode, const Form& form) {
  Button send;
  send.text = step.button;
  send.prevents_double_click = true;
  Page page;
  page.title = step.title;
  page.has_errors = form.is_wrong();
  page.back = episode_url(opened.child(), episode);
  page.content = together(
      form.summary(),
      el("span", {cls("govuk-caption-l")}, opened.called(), ", ", opened.story->reference()),
      el("h1", {cls("govuk-heading-l")}, step.title),
      visit.open_form(together(step.questions({visit, opened, episode, form}), button(send))));
  return visit.page(std::move(page));
}

}  // namespace

Result<missing::Episode> episode_of(const Visit& visit, const cases::Story& story) {
  auto episode = missing::episode_named(story, "ep:" + visit.part(1));
  if (!episode) return problem("There is no such record", {}, Problem::Kind::not_found);
  return *std::move(episode);
}

Url episode_url(const cases::Story& story, const missing::Episode& episode, std::string_view step) {
  const auto id = std::string_view(episode.entity).substr(3);
  return step.empty() ? path("/children/{}/missing/{}", story.child, id)
                      : path("/children/{}/missing/{}/{}", story.child, id, step);
}

Response show_step(Visit& visit, const Step& step) {
  const auto opened = open_case(visit, visit.usual_purpose(), step.event, Also::missing_board);
  if (!opened) return visit.stopped(opened.error());
  const auto episode = episode_of(visit, opened->child());
  if (!episode) return visit.stopped(episode.error());
  if (!may_record(visit, opened->child(), std::string(step.event), access::Purpose::missing))
    return visit.sealed();
  return form_page(visit, step, *opened, *episode, visit.form());
}

Response record_step(Visit& visit, const Step& step) {
  const auto child = visit.child();
  if (!child) return visit.not_found();
  auto form = visit.form();
  const auto recorded =
      visit.record(*child, std::string(step.event), access::Purpose::missing,
                   [&](const cases::Story& story) -> Result<cases::Decided> {
                     return step.decide(visit, story, TRY(episode_of(visit, story)), form);
                   });
  if (recorded) {
    visit.drop_draft();
    return see_other(path("/children/{}/missing/{}", *child, visit.part(1)));
  }
  const auto kind = recorded.error().kind;
  if (kind != Problem::Kind::bad_input && kind != Problem::Kind::moved_on)
    return visit.stopped(recorded.error());
  form.add(recorded.error());
  const auto opened = open_case(visit, visit.usual_purpose(), step.event, Also::missing_board);
  if (!opened) return visit.stopped(opened.error());
  const auto episode = episode_of(visit, opened->child());
  if (!episode) return visit.stopped(episode.error());
  return form_page(visit, step, *opened, *episode, form);
}

}  // namespace haven::web
