#include "care/pack.h"
#include "care/placement.h"
#include "cases/relation.h"
#include "missing/episode.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/children/holds.h"
#include "web/children/pages.h"
#include "web/children/whereabouts.h"
#include "web/components/all.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

/// Whose work the child is; a manager names somebody where nobody is.
Html worker(const Visit& visit, const cases::Story& child) {
  const auto held =
      cases::holders(*visit.relations, cases::entity(child.child), "allocated_worker", visit.now);
  if (!held.empty()) return visit.people->shown(held.front());
  const auto offered = Offers(visit, child).of(acts::worker);
  return offered ? link_to(*offered, "Nobody yet: allocate") : Html("Nobody yet");
}

}  // namespace

Response my_children(Visit& visit) {
  const auto children = children_of(visit);
  Table list;
  list.caption = "Children";
  list.caption_classes = "govuk-visually-hidden";
  list.head = {{"Child"}, {"You are"}, {"Worker"}, {"Where"}, {"Missing pack"}};
  for (const auto& child : children) {
    const auto pack = care::pack(*child);
    list.rows.push_back(
        {{el("a", {cls("govuk-link app-reference"), href(path("/children/{}", child->child))},
             child->reference())},
         {relation_words(visit, *child)},
         {worker(visit, *child)},
         {whereabouts_words(*child, visit.now)},
         {together(pack.recorded(), " of ", pack.parts.size(), " parts")}});
  }
  Page page;
  page.title = "My children";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "My children"),
      el("p", {cls("govuk-body")},
         el("a", {cls("govuk-link"), href("/concern")}, "Record a concern about a child")),
      list.rows.empty() ? el("p", {cls("govuk-body")},
                             "No child is recorded as yours. If that is wrong, ring the duty desk.")
                        : scrolling("My children", table(list)));
  return visit.page(std::move(page));
}

}  // namespace haven::web
