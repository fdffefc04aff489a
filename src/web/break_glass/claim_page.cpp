#include <algorithm>

#include "access/limits.h"
#include "values/random.h"
#include "web/break_glass/pages.h"
#include "web/break_glass/recent_claims.h"
#include "web/break_glass/shown.h"
#include "web/components/all.h"
#include "web/forms/questions.h"
#include "web/signin/begin.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

EventId fresh() { return random_id<EventId>(); }

Html opening_words(const Visit& visit, const casework::Opening& opening) {
  Button stop;
  stop.text = "I am done: close it";
  stop.look = ButtonLook::secondary;
  stop.name = "claim";
  stop.value = opening.claim;
  const auto until = opening.opened + access::break_glass_lasts;
  return el("div", {cls("govuk-!-margin-bottom-6")},
            el("p", {cls("govuk-body")},
               el("a", {cls("govuk-link"), href(path("/children/{}", opening.child))},
                  "A record matches: open it"),
               ". It closes by itself at ", clock_words(until), ". Everything you open is kept, ",
               "and somebody else will ask why."),
            visit.button_form("/break-glass/stop", button(stop)));
}

/// What this person's claims have opened, if anything.
Html open_now(const Visit& visit) {
  Html found;
  for (const auto& opening : visit.site.openings.by(visit.person().user()))
    if (is_open(opening, *visit.people, visit.now)) found += opening_words(visit, opening);
  return found ? together(el("h2", {cls("govuk-heading-m")}, "Open now"), found) : Html();
}

/// For whom claims are told: who to ring, and whom to stand beside.
Html told_to_the_desk(const Visit& visit) {
  const auto claims = recent_claims(visit.site.desk, visit.now);
  if (!claims) return {};
  Html rows;
  for (const auto& claim : *claims) {
    const auto* claimant = visit.people->person(claim.by);
    if (claimant == nullptr || !is_told_of(visit, *claimant)) continue;
    rows += el("li", person_words(visit, claim.by), ": ", to_words(claim.at));
  }
  Html waiting;
  if (visit.has_role("duty_manager"))
    for (const auto& opening : visit.site.openings.unreviewed()) {
      const auto* by = visit.people->person(opening.by);
      if (by == nullptr || !is_open(opening, *visit.people, visit.now) ||
          !opening.confirmed_by.empty() || opening.reason_code != "risk_to_life" ||
          !is_told_of(visit, *by))
        continue;
      waiting += el(
          "li",
          el("a", {cls("govuk-link"), href(path("/break-glass/confirm/{}", claim_part(opening)))},
             by->name, " may need the address"));
    }
  if (!rows && !waiting) return {};
  return together(el("h2", {cls("govuk-heading-m")}, "Told to you"),
                  waiting ? el("ul", {cls("govuk-list")}, waiting) : Html(),
                  rows ? together(el("p", {cls("govuk-body")},
                                     "These people say that they have a child with them. Ring "
                                     "them."),
                                  el("ul", {cls("govuk-list")}, rows))
                       : Html());
}

Html questions(const Form& form) {
  return together(
      line_question(form, "name", "What is the child's name?", "As the child says it"),
      line_question(form, "born", "Birth date, or reference",
                    "As the child says it, such as 3 May 2011; or a reference such as R-2207"),
      words_question(form, "where", "Where are you and the child now?", {}, 2),
      words_question(form, "reason", "What is happening?", "A sentence or two", 3),
      choice_question(form, "reason_code", "Why do you need to know now?", break_glass_reasons()));
}

Response form_page(const Visit& visit, const Form& form) {
  Button send;
  send.text = "Tell the duty desk";
  send.look = ButtonLook::warning;
  send.prevents_double_click = true;
  Page page;
  page.title = "I have a child with me";
  page.has_errors = form.is_wrong();
  page.content = together(
      form.summary(), el("h1", {cls("govuk-heading-l")}, "I have a child with me"),
      el("p", {cls("govuk-body")}, "If anybody is in danger this minute, ring 999 first. ",
         ring_the_desk(visit), " if you would rather speak."),
      open_now(visit), told_to_the_desk(visit),
      visit.open_form(together(
          warning_text({"What you send is kept, told to the duty desk, and judged by somebody "
                        "else afterwards"}),
          questions(form), button(send))),
      el("p", {cls("govuk-body")},
         el("a", {cls("govuk-link"), href("/break-glass/reviews")}, "Reviews waiting for you")));
  return visit.page(std::move(page));
}

/// The one answer there is, to the letter.
Response told_page(const Visit& visit) {
  Page page;
  page.title = "The duty desk has been told";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "The duty desk has been told"),
      el("p", {cls("govuk-body")}, "If a record matches you will see it here: ",
         el("a", {cls("govuk-link"), href("/break-glass")}, "I have a child with me"), "."),
      el("p", {cls("govuk-body")}, "Stay with the child. ", ring_the_desk(visit), "."));
  return visit.page(std::move(page));
}

casework::Claim read_claim(const Visit& visit, const Form& form) {
  return {"bg:" + visit.drawn<EventId>("claim").text(),
          {form.value("name"), form.value("born")},
          form.value("where"),
          form.value("reason"),
          form.value("reason_code")};
}

Result<cases::ClaimPermit> may_claim(const Visit& visit, std::string_view child,
                                     const cases::Story* story) {
  return access::permit<Action::break_glass, Class::core>(
      visit.ask(child, story, Purpose::safeguarding), *visit.relations);
}

std::vector<casework::EarlierClaim> earlier(const std::vector<RecentClaim>& claims,
                                            const RecentClaim& than) {
  std::vector<casework::EarlierClaim> own;
  for (const auto& claim : claims)
    if (claim.by == than.by && claim.id != than.id) own.push_back({claim.id, claim.at});
  return own;
}

/// The permit to open this child's record, unless this person may not, or has opened enough. Asked
/// with an id that nobody has when nothing matched, so that the same is done.
std::optional<cases::ClaimPermit> may_open(const Visit& visit, const access::Emergency& filed,
                                           std::optional<ChildId> matched) {
  const auto child = matched.value_or(visit.drawn<ChildId>("nobody"));
  const auto story = visit.site.cases.story(child);
  auto permit = may_claim(visit, cases::entity(child), story.get());
  const auto own = visit.site.openings.by(visit.person().user());
  const bool within = casework::may_open(filed, child, own, *visit.people, visit.now);
  if (!matched || !story || !permit || !within) return std::nullopt;
  return std::move(*permit);
}

/// A claim that may be filed: nothing has been looked up yet.
struct Fileable {
  cases::ClaimPermit permit;
  access::Emergency emergency;
};
Result<Fileable> may_file(const Visit& visit, const casework::Claim& claim,
                          const RecentClaim& recent) {
  auto permit = TRY(may_claim(visit, {}, nullptr));
  const auto claims = TRY(recent_claims(visit.site.desk, visit.now));
  auto filed = TRY(casework::file(permit, claim, earlier(claims, recent)));
  return Fileable{std::move(permit), std::move(filed)};
}

/// Files it. Nothing that it answers says whether a record matched.
Result<cases::Recorded> file(const Visit& visit, const casework::Claim& claim,
                             const Fileable& fileable) {
  auto& site = visit.site;
  const auto& [permit, filed] = fileable;
  const auto matched = TRY(site.claim_index.match(permit, claim.said));
  const auto opens = may_open(visit, filed, matched);
  const auto said = casework::claimed(claim, matched, {visit.main_event(), visit.now});
  std::optional<cases::NewEvent> opened;
  if (opens) opened = casework::opened(claim, {fresh(), visit.now});
  return cases::claim(site.cases, opens ? *opens : permit, said, opened, visit.sent());
}

/// Who may not claim is not told why here: their administrator can tell them.
Problem shown_refusal(const Visit& visit, const Problem& refused) {
  if (refused.kind == Problem::Kind::not_found)
    return {"You cannot do this here. " + ring_the_desk(visit), "", Problem::Kind::not_allowed};
  return refused;
}

Response again(const Visit& visit, Form form, const Problem& problem) {
  const auto shown = shown_refusal(visit, problem);
  if (shown.kind != Problem::Kind::bad_input && shown.kind != Problem::Kind::not_allowed)
    return visit.stopped(shown);
  form.add(shown);
  return form_page(visit, form);
}

}  // namespace

Response show_claim(Visit& visit) { return form_page(visit, visit.form()); }

Response claim(Visit& visit) {
  const auto form = visit.form();
  const auto claim = read_claim(visit, form);
  if (const auto whole = casework::check(claim); !whole) return again(visit, form, whole.error());
  // Of two at once by one person each would count the other, or neither see what the other opens.
  const auto turn = visit.site.cases.turn_at_register();
  const auto before = cases::recorded_before(visit.site.cases, visit.sent());
  if (!before) return again(visit, form, before.error());
  if (*before) return told_page(visit);
  // Kept before it is counted, so that a power cut gains nothing; and counted by itself, so that
  // nothing which is looked up goes uncounted, whatever command it came with.
  const RecentClaim recent{"bg:" + fresh().text(), visit.person().user(), visit.now};
  if (const auto kept = keep_claim(visit.site.desk, recent); !kept)
    return visit.stopped(kept.error());
  const auto fileable = may_file(visit, claim, recent);
  if (!fileable) {
    (void)drop_claim(visit.site.desk, recent);
    return again(visit, form, fileable.error());
  }
  const auto filed = file(visit, claim, *fileable);
  if (!filed) return again(visit, form, filed.error());
  if (filed->already_done) (void)drop_claim(visit.site.desk, recent);
  visit.drop_draft();
  return told_page(visit);
}

Response stop_opening(Visit& visit) {
  const auto named = visit.site.openings.claim(visit.request.form.get("claim"));
  const auto& self = visit.person();
  if (!named || named->by != self.user()) return visit.not_found();
  const auto turn = visit.site.cases.turn(named->child);
  const auto opening = visit.site.openings.claim(named->claim).value_or(*named);
  const auto stops = casework::stopped(opening, *visit.people, {visit.main_event(), visit.now});
  // What is over already is stopped.
  if (stops) {
    const cases::Author owner{
        self.user(), self.organisation, std::string(access::name_of(Purpose::safeguarding)), {}};
    const auto kept = cases::stop(visit.site.cases, owner, opening.child, *stops, visit.sent());
    if (!kept) return visit.stopped(kept.error());
  }
  return see_other("/break-glass");
}

}  // namespace haven::web
