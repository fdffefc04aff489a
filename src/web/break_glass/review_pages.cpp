#include <algorithm>

#include "cases/events.h"
#include "values/random.h"
#include "web/break_glass/pages.h"
#include "web/break_glass/shown.h"
#include "web/components/all.h"
#include "web/forms/questions.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// An opening that is over, and the story of the child whose record it opened.
struct Judged {
  casework::Opening opening;
  std::shared_ptr<const cases::Story> story;
};

/// Whether it is over, and theirs to judge.
bool is_for(const Visit& visit, const Judged& judged) {
  return judged.story && !is_open(judged.opening, *visit.people, visit.now) &&
         casework::may_review(visit.person(), judged.opening, *judged.story, everyone(visit));
}

/// Problem (moved_on): it was theirs to judge, and somebody has.
Result<Judged> to_judge(const Visit& visit) {
  const auto opening = opening_named(visit, visit.part(0));
  Judged judged = opening ? Judged{*opening, visit.site.cases.story(opening->child)} : Judged{};
  if (!is_for(visit, judged))
    return problem("There is no such opening", {}, Problem::Kind::not_found);
  if (judged.opening.reviewed)
    return problem("This opening is judged already", {}, Problem::Kind::moved_on);
  return judged;
}

/// Leave to judge at all; that it is this very opening, the verb holds.
Result<cases::ReviewPermit> may_judge(const Visit& visit, const Judged& judged) {
  auto asked =
      visit.ask(cases::entity(judged.story->child), judged.story.get(), Purpose::oversight);
  if (const auto* by = visit.people->person(judged.opening.by)) {
    asked.resource.requester_person = by->person();
    asked.resource.beneficiary_person = by->person();
  }
  return access::permit<Action::review_break_glass, Class::request>(std::move(asked),
                                                                    *visit.relations);
}

/// What was said at the time; reading it is kept.
Result<std::string> reason_given(const Visit& visit, const Judged& judged) {
  const auto permit = TRY(may_judge(visit, judged));
  const auto opened = judged.story->all(cases::events::break_glass_opened);
  const auto event = std::ranges::find_if(opened, [&](const cases::Event* each) {
    return cases::said<cases::events::break_glass_opened, "claim">(*each) == judged.opening.claim;
  });
  if (event == opened.end())
    return problem("There is no such opening", {}, Problem::Kind::not_found);
  return cases::reason_for_opening(visit.site.cases, permit, **event);
}

Response form_page(const Visit& visit, const Judged& judged, const std::string& given,
                   const Form& form) {
  Button send;
  send.text = "Keep the judgement";
  send.prevents_double_click = true;
  SummaryList facts;
  facts.rows = {{"Record", judged.story->reference()},
                {"Opened by", person_words(visit, judged.opening.by)},
                {"Opened", to_words(judged.opening.opened)},
                {"Because", reason_words(judged.opening.reason_code)},
                {"They said", given},
                {"Address confirmed by", judged.opening.confirmed_by.empty()
                                             ? Html("Nobody: it was not shown")
                                             : person_words(visit, judged.opening.confirmed_by)}};
  Page page;
  page.title = "Judge an emergency opening";
  page.back = "/break-glass/reviews";
  page.has_errors = form.is_wrong();
  page.content = together(
      form.summary(), el("h1", {cls("govuk-heading-l")}, "Was this opening right?"),
      summary_list(facts),
      visit.open_form(together(
          choice_question(form, "verdict", "Your judgement",
                          {{"justified", "Justified"},
                           {"not_justified", "Not justified"},
                           {"unclear", "Unclear"}},
                          "Not justified: they can open no address, and break no glass, until "
                          "somebody has spoken with them"),
          words_question(form, "reason", "Your reasons"), button(send))));
  return visit.page(std::move(page));
}

Result<void> keep(const Visit& visit, const Judged& judged, const Form& form) {
  const auto permit = TRY(may_judge(visit, judged));
  const casework::Judgement judgement{form.value("verdict"), form.value("reason"),
                                      visit.main_event(), random_id<EventId>()};
  const auto reviewed =
      TRY(casework::review(permit, judged.opening, *judged.story, everyone(visit), judgement));
  TRY(cases::review(visit.site.cases, permit, reviewed.event, reviewed.hold, visit.sent()));
  return {};
}

}  // namespace

Response show_reviews(Visit& visit) {
  Table list;
  list.caption = "Openings that wait for your judgement";
  list.caption_classes = "govuk-visually-hidden";
  list.head = {{"Record"}, {"Opened by"}, {"Opened"}, {"Because"}};
  for (const auto& opening : visit.site.openings.unreviewed()) {
    const Judged judged{opening, visit.site.cases.story(opening.child)};
    if (!is_for(visit, judged)) continue;
    list.rows.push_back(
        {{el("a", {cls("govuk-link"), href(path("/break-glass/reviews/{}", claim_part(opening)))},
             judged.story->reference())},
         {visit.people->shown(opening.by)},
         {to_words(opening.opened)},
         {reason_words(opening.reason_code)}});
  }
  Page page;
  page.title = "Reviews waiting";
  page.back = "/break-glass";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "Reviews waiting"),
      el("p", {cls("govuk-body")},
         "Somebody opened these records in an emergency. Judge each by the end of your next "
         "working day."),
      list.rows.empty() ? el("p", {cls("govuk-body")}, "No reviews waiting.")
                        : scrolling("Openings that wait for your judgement", table(list)));
  return visit.page(std::move(page));
}

Response show_review_of_claim(Visit& visit) {
  const auto judged = to_judge(visit);
  if (!judged) return visit.stopped(judged.error());
  const auto given = reason_given(visit, *judged);
  return given ? form_page(visit, *judged, *given, visit.form()) : visit.stopped(given.error());
}

Response review_claim(Visit& visit) {
  const auto named = opening_named(visit, visit.part(0));
  if (!named) return visit.not_found();
  // Of two who judge at once, one is told that it is judged.
  const auto turn = visit.site.cases.turn(named->child);
  const auto judged = to_judge(visit);
  if (!judged) return visit.stopped(judged.error());
  auto form = visit.form();
  const auto kept = keep(visit, *judged, form);
  if (kept) {
    visit.drop_draft();
    return see_other("/break-glass/reviews");
  }
  if (kept.error().kind != Problem::Kind::bad_input) return visit.stopped(kept.error());
  form.add(kept.error());
  const auto given = reason_given(visit, *judged);
  return given ? form_page(visit, *judged, *given, form) : visit.stopped(given.error());
}

}  // namespace haven::web
