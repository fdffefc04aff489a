#include "casework/owed.h"
#include "values/london.h"
#include "web/children/pages.h"
#include "web/children/timeline.h"
#include "web/children/whereabouts.h"
#include "web/components/all.h"
#include "web/forms/duty_words.h"
#include "web/forms/questions.h"

/// The record at another moment. It says so at once, and offers nothing to do.
namespace haven::web {
namespace {

constexpr Choice as_known{"known", "What Haven knew then"};
constexpr Choice as_it_was{"was", "How it was then, by what is known now"};

/// Which moment is asked for, in the address.
Form asked_in(const Visit& visit) {
  auto form = Form(visit.request.query);
  if (form.value("as").empty()) form.set("as", std::string(as_known.code));
  return form;
}

Html ask_for_moment(const Form& form) {
  Button show;
  show.text = "Show";
  show.look = ButtonLook::secondary;
  return el("form", {attr("method", "get")},
            choice_question(form, "as", "What do you want to see?", {as_known, as_it_was}),
            moment_question({"at", "Of which moment?", "Leave empty for now"}, form), button(show));
}

Html duties_then(const Visit& visit, const cases::Story& story, Instant then) {
  TaskList tasks;
  tasks.id_prefix = "duties";
  for (const auto& duty : casework::owed(story, visit.site.cards, then).duties) {
    if (!casework::is_to_do(duty)) continue;
    Task task;
    task.title = duty.card->title;
    task.hint = due_words(duty, then);
    task.status = duty_tag(duty, then);
    tasks.items.push_back(std::move(task));
  }
  return together(
      el("h2", {cls("govuk-heading-m")}, "What was owed to the child"),
      tasks.items.empty() ? el("p", {cls("govuk-body")}, "Nothing was due.") : task_list(tasks));
}

Html shown_then(const Visit& visit, OpenCase opened, const Form& form, Instant then) {
  const auto& story = opened.child();
  const bool knew = form.value("as") != as_it_was.code;
  opened.story =
      std::make_shared<const cases::Story>(knew ? story.known_at(then) : story.as_of(then));
  const auto& past = opened.child();
  const auto what = (knew ? "As Haven knew it on " : "As it was, by what is known now, on ") +
                    to_words(then) + ". Not as it is today.";
  if (past.told().empty())
    return together(warning_text({what}),
                    el("p", {cls("govuk-body")}, "Haven had not heard of the child yet."));
  return together(warning_text({what}), el("h2", {cls("govuk-heading-m")}, "Where the child was"),
                  el("p", {cls("govuk-body")}, whereabouts_words(past, then), "."),
                  duties_then(visit, past, then),
                  case_timeline(visit, opened, Shows::another_moment));
}

}  // namespace

Response show_history(Visit& visit) {
  const auto opened = open_case(visit, "history", Opens::record);
  if (!opened) return visit.stopped(opened.error());
  auto form = asked_in(visit);
  auto then = read_moment(form, "at", visit.now);
  if (then && *then && **then > visit.now)
    then = problem("This is still to come: choose a moment that has been", "at");
  if (!then) form.add(then.error());
  Page page;
  page.title = "Record at another moment";
  page.has_errors = form.is_wrong();
  page.back = path("/children/{}", opened->story->child);
  page.content = together(
      form.summary(),
      el("span", {cls("govuk-caption-l")}, opened->called(), ", ", opened->story->reference()),
      el("h1", {cls("govuk-heading-l")}, "The record at another moment"), ask_for_moment(form),
      then ? shown_then(visit, *opened, form, then->value_or(visit.now)) : Html());
  return visit.page(std::move(page));
}

}  // namespace haven::web
