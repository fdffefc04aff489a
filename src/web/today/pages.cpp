#include "web/today/pages.h"

#include <algorithm>

#include "care/placement.h"
#include "casework/to_do.h"
#include "missing/episode.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/children/holds.h"
#include "web/components/all.h"
#include "web/forms/duty_words.h"
#include "web/missing/board.h"
#include "web/missing/step.h"
#include "web/today/waiting_for_team.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

using guidelines::Duty;
using guidelines::State;
using Stories = std::vector<std::shared_ptr<const cases::Story>>;

/// The first of each list are what a person can do today; the rest is one link away.
constexpr std::size_t most_shown = 10;

/// A duty and the child it is owed to.
struct ToDo {
  const cases::Story* child;
  std::shared_ptr<const Duty> duty;
};

std::vector<ToDo> to_do(const Visit& visit, const Stories& children) {
  std::vector<ToDo> found;
  for (const auto& child : children)
    for (const auto list = visit.site.to_do.of(*child, visit.now); const auto& duty : *list)
      found.push_back({child.get(), {list, &duty}});
  std::ranges::stable_sort(found, {},
                           [](const ToDo& entry) { return casework::clock_of(*entry.duty); });
  return found;
}

Html list(const Visit& visit, std::string_view title, std::string_view prefix,
          const std::vector<ToDo>& all, bool (*belongs)(const Duty&, Instant)) {
  TaskList tasks;
  tasks.id_prefix = prefix;
  std::size_t count = 0;
  const bool shows_all = visit.request.query.has("all");
  for (const auto& entry : all) {
    if (!belongs(*entry.duty, visit.now)) continue;
    if (++count > most_shown && !shows_all) continue;
    Task task;
    task.title = together(entry.duty->card->title, " – ", entry.child->reference());
    task.href = act_url(visit, *entry.child, *entry.duty);
    task.hint = due_words(*entry.duty, visit.now);
    task.status = duty_tag(*entry.duty, visit.now);
    tasks.items.push_back(std::move(task));
  }
  if (tasks.items.empty()) return {};
  const auto more =
      count > tasks.items.size()
          ? visit.link_to_all(together("Show all ", count,
                                       el("span", {cls("govuk-visually-hidden")}, " of: ", title)))
          : Html();
  return together(el("h2", {cls("govuk-heading-m")}, title, " (", count, ")"), task_list(tasks),
                  more);
}

bool is_overdue(const Duty& duty, Instant) {
  return duty.state == State::overdue || duty.state == State::breached;
}
bool is_due_today(const Duty& duty, Instant now) {
  return duty.state == State::open && duty.due_at && london_day(*duty.due_at) == london_day(now);
}
/// What merely goes on asks nothing of today.
bool is_due_at_once(const Duty& duty, Instant) {
  return duty.state == State::open && !duty.due_at && !goes_on(duty);
}
bool is_due_later(const Duty& duty, Instant now) {
  return duty.state == State::open && duty.due_at && !is_due_today(duty, now);
}

Html drafts(const std::vector<ToDo>& all) {
  const auto is_draft = [](const ToDo& entry) { return entry.duty->card->is_draft(); };
  if (std::ranges::none_of(all, is_draft)) return {};
  return el("p", {cls("govuk-body")}, "No lawyer has checked these duties yet; each card says so.");
}

Html missing_now(const Visit& visit, const Stories& children) {
  Html lines;
  for (const auto& child : children) {
    const auto episode = missing::open_episode(*child);
    if (!episode) continue;
    const auto where = episode_url(*child, *episode);
    lines +=
        el("p", {cls("govuk-notification-banner__heading")}, child->reference(),
           " has been missing ", to_words(episode->lasted(visit.now)), ". ",
           el("a", {cls("govuk-notification-banner__link"), href(where)}, "See what to do now"));
  }
  if (lines.empty()) return {};
  NotificationBanner banner;
  banner.content = lines;
  return notification_banner(banner);
}

/// Found, and nobody has said where the child sleeps: nobody may go home before that is answered.
Html unknown_tonight(const Visit& visit, const Stories& children) {
  Html lines;
  for (const auto& child : children) {
    const auto episodes = missing::episodes(*child);
    if (episodes.empty() || !episodes.back().returned || episodes.back().tonight != nullptr)
      continue;
    const auto offered =
        Offers(visit, *child).of(acts::tonight, std::string_view(episodes.back().entity).substr(3));
    lines += warning_text(
        {together(child->reference(), " is found. ",
                  offered ? link_to(*offered, "Say where the child sleeps tonight")
                          : Html("Nobody has said yet where the child sleeps tonight."))});
  }
  return lines;
}

Html no_address(const Stories& children) {
  std::size_t count = 0;
  for (const auto& child : children)
    if (care::whereabouts(*child).known == care::Whereabouts::Known::never_recorded) ++count;
  if (count == 0) return {};
  return el("p", {cls("govuk-body")}, count, count == 1 ? " child has" : " children have",
            " no place recorded. ", el("a", {cls("govuk-link"), href("/children")}, "See which"));
}

/// A form that came without the right token, such as one that was open when the session ended.
Html not_recorded(const Visit& visit) {
  if (!visit.request.query.has("again")) return {};
  return warning_text(
      {"The form you just sent was not recorded: it was opened before you last signed in. Open it "
       "again. What you typed is there as a draft, if the page said that a draft was kept."});
}

Response work(Visit& visit, std::string_view title, const Stories& children,
              const Html& further = {}) {
  const auto all = to_do(visit, children);
  const auto unread = visit.site.inbox.unread(visit.person().user());
  Page page;
  page.title = title;
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, title), not_recorded(visit), missing_now(visit, children),
      unknown_tonight(visit, children),
      unread == 0 ? Html()
                  : el("p", {cls("govuk-body")},
                       el("a", {cls("govuk-link"), href("/notices")}, "You have ", unread,
                          unread == 1 ? " notice" : " notices", " to read")),
      further, drafts(all), list(visit, "Overdue", "overdue", all, is_overdue),
      list(visit, "As soon as possible", "at-once", all, is_due_at_once),
      list(visit, "Due today", "due-today", all, is_due_today),
      list(visit, "Later", "later", all, is_due_later),
      all.empty() ? el("p", {cls("govuk-body")}, "Nothing is due.") : Html(), no_address(children));
  if (visit.has_role("police_missing") || visit.has_role("national_coordinator"))
    page.content += board_section(visit);
  return visit.page(std::move(page));
}

/// The children of the authorities that an auditor looks at now: references, and who has looked.
Response audits(Visit& visit) {
  Html lists;
  visit.relations->each_from(
      visit.person().user(), "audit_scope", visit.now, [&](const access::Relation& scope) {
        Html children;
        for (const auto& child : visit.site.cases.stories())
          if (child->authority() == scope.object)
            children +=
                el("li", {},
                   el("a", {cls("govuk-link"), href(path("/children/{}/looks", child->child))},
                      "Who has looked at ", child->reference()));
        lists += together(el("h2", {cls("govuk-heading-m")}, visit.people->shown(scope.object)),
                          el("ul", {cls("govuk-list govuk-list--spaced")}, children));
      });
  Page page;
  page.title = "My audits";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "My audits"),
      lists.empty() ? el("p", {cls("govuk-body")}, "No authority is yours to audit now.") : lists);
  return visit.page(std::move(page));
}

}  // namespace

Response today(Visit& visit) {
  if (visit.has_role("auditor")) return audits(visit);
  if (visit.has_role("org_admin")) return see_other("/register");
  auto children = children_of(visit);
  // A manager's own day is not the team's: that has a page of its own.
  if (visit.has_role("team_manager"))
    std::erase_if(children, [&](const auto& child) {
      return !visit.relations->live(visit.person().user(), "allocated_worker",
                                    cases::entity(child->child), visit.now) &&
             !missing::open_episode(*child);
    });
  return work(visit, "My work today", children);
}

Response team_today(Visit& visit) {
  return work(
      visit, "My team today", children_of(visit),
      together(waiting_for_team(visit), el("p", {cls("govuk-body")},
                                           el("a", {cls("govuk-link"), href("/team/duties")},
                                              "Duties that are overdue or departed from"))));
}

}  // namespace haven::web
