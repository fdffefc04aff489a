#include "web/visit/visit.h"

#include <algorithm>

#include "desk/drafts.h"
#include "signin/csrf.h"
#include "signin/device.h"
#include "values/random.h"
#include "web/components/all.h"
#include "web/http/fault.h"
#include "web/visit/asks.h"
#include "web/visit/navigation.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// Everybody who decides about a child does so in turn; what is recorded without a decision, such
/// as that somebody was told, may still come between.
constexpr int most_tries = 20;

/// Whoever had leave when they pressed the button is not told that it was never theirs.
tl::unexpected<Problem> lost_leave() {
  return problem(
      "Somebody else recorded something about this child just before you, and by that this is not "
      "yours to record any more",
      {}, Problem::Kind::moved_on);
}

}  // namespace

Visit::Visit(Site& its_site, const Request& its_request, std::vector<std::string> parts,
             std::optional<SignedIn> who)
    : site(its_site),
      request(its_request),
      world(its_site.cases.world(parts.empty() ? std::nullopt : ChildId::from_text(parts.front()),
                                 its_site.clock.now())),
      now(world.now),
      people(world.people),
      relations(world.relations),
      parts_(std::move(parts)),
      who_(std::move(who)) {}

Visit Visit::by_now() const {
  Visit again(site, request, parts_, who_);
  again.own_command_ = own_command_;
  return again;
}

const cases::Person& Visit::person() const { return *who().person; }

const SignedIn& Visit::who() const {
  ENSURE(who_.has_value());
  return *who_;
}

access::Principal Visit::principal() const { return people->principal(person(), now); }

Purpose Visit::purpose(const cases::Story& story) const {
  return purpose_of(world, person(), &story);
}

std::optional<ChildId> Visit::child() const {
  return parts_.empty() ? std::nullopt : ChildId::from_text(parts_.front());
}

access::Request Visit::ask(std::string_view child, const cases::Story* story,
                           std::optional<Purpose> purpose, std::string reason) const {
  auto asked = asks(site, world, who(), child, story, purpose);
  asked.context.reason = std::move(reason);
  return asked;
}

Result<cases::RecordPermit> Visit::may_record_in(const cases::World& as_it_is, ChildId child,
                                                 const cases::Asked& event,
                                                 std::optional<Purpose> purpose) const {
  auto asked = asks(site, as_it_is, who(), cases::entity(child), as_it_is.child.get(), purpose);
  cases::to_record(asked.resource, event, site.cases.vocabulary());
  return access::permit<Action::record, Class::case_>(std::move(asked), *as_it_is.relations);
}

Result<cases::Recorded> Visit::record(ChildId child, const cases::Asked& event,
                                      std::optional<Purpose> purpose, const Decide& decide) const {
  const auto form_sent = sent();
  const auto turn = site.cases.turn(child);
  Problem moved;
  for (int tries = 0; tries < most_tries; ++tries) {
    const auto as_it_is = site.cases.world(child, now);
    const auto& story = as_it_is.child;
    if (!story) return problem("There is no such record", {}, Problem::Kind::not_found);
    const auto permit = may_record_in(as_it_is, child, event, purpose);
    if (!permit && world.child && may_record_in(world, child, event, purpose)) return lost_leave();
    if (!permit) return tl::unexpected(permit.error());
    if (const auto before = TRY(cases::recorded_before(site.cases, form_sent))) return *before;
    const auto decided = TRY(decide(as_it_is));
    auto recorded = cases::record(site.cases, *permit, child, story->version, decided, form_sent);
    if (recorded || recorded.error().kind != Problem::Kind::moved_on) return recorded;
    moved = recorded.error();
  }
  return tl::unexpected(moved);
}

std::string Visit::typed_command() const {
  if (const auto given = CommandId::from_text(request.form.get("command"))) return given->text();
  if (own_command_.empty()) own_command_ = random_id<CommandId>().text();
  return own_command_;
}

std::string Visit::drawn_bytes(std::string_view what, std::string_view command) const {
  const auto user = is_signed_in() ? person().user() : std::string();
  return site.secret.tag({"id", what, command, user, request.path}).substr(0, 16);
}

std::string Visit::said() const {
  std::string all;
  for (const auto& [name, value] : request.form) {
    if (name == "token") continue;
    // Each with its length, so that no two forms are the same words.
    for (const auto* part : {&name, &value}) {
      all += std::to_string(part->size());
      all += ':';
      all += *part;
    }
  }
  return all;
}

Form Visit::form() const {
  if (!request.is_get()) return Form(request.form);
  if (!is_signed_in()) return {};
  if (!draft_) draft_ = kept_draft();
  return *draft_;
}

Form Visit::kept_draft() const {
  const auto kept = desk::load_draft(site.desk, person().id, request.path, now);
  if (!kept || !*kept) return {};
  Form draft((*kept)->fields);
  if (!was_carried_out(draft.value("command"))) return draft;
  // Recorded, and then the power went: a draft of what is kept would only be recorded again.
  drop_draft();
  return {};
}

bool Visit::was_carried_out(std::string_view command) const {
  if (!CommandId::from_text(command)) return false;
  return site.cases.ledger().has_kept(*CommandId::from_bytes(drawn_bytes("command", command)));
}

void Visit::drop_draft() const {
  // A draft that cannot be dropped now is dropped when it expires; the fact is kept all the same.
  (void)desk::drop_draft(site.desk, person().id, request.path);
}

std::string Visit::token_for(std::string_view path) const {
  if (!is_signed_in()) return {};
  return signin::form_token(site.secret, who().session.id, path);
}

Url Visit::here() const { return Url::of_path(request.path); }

Html Visit::link_to_all(const Html& words) const {
  auto all = here();
  for (const auto& [name, value] : request.query) all = all.with(name, value);
  return el("p", {cls("govuk-body")},
            el("a", {cls("govuk-link"), href(all.with("all", "1"))}, words));
}

Html Visit::open_form(const Html& content, Draft draft) const {
  const bool keeps = draft == Draft::kept && is_signed_in();
  // A form that is opened again is the same command: sent twice, it counts once.
  const auto typed = keeps ? form().value("command") : std::string(request.form.get("command"));
  const bool was_recorded = !request.is_get() && site.cases.ledger().has_kept(sent().command);
  const auto given = was_recorded ? std::nullopt : CommandId::from_text(typed);
  const auto fresh = given ? *given : random_id<CommandId>();
  return el(
      "form",
      {attr("method", "post"), action(here()), flag("novalidate"),
       when(keeps, attr("data-draft", "/drafts"))},
      form_token(token_for(request.path)),
      el("input", {attr("type", "hidden"), attr("name", "command"), attr("value", fresh.text())}),
      content);
}

Html Visit::button_form(const Url& where, const Html& button) const {
  return el("form", {attr("method", "post"), action(where)}, form_token(token_for(where.view())),
            el("input", {attr("type", "hidden"), attr("name", "command"),
                         attr("value", random_id<CommandId>().text())}),
            button);
}

Response Visit::page(Page&& page) const { return render(page, frame(*this)); }

Response Visit::not_found() const {
  Page page;
  page.title = "We cannot show this page";
  page.status = 404;
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "We cannot show this page"),
      el("p", {cls("govuk-body")},
         "Either there is nothing here, or it is not yours to see. If a child is in front of you "
         "and you need to know who they are, tell the duty desk."),
      el("p", {cls("govuk-body")},
         el("a", {cls("govuk-link"), href("/break-glass")}, "I have a child with me")));
  return this->page(std::move(page));
}

Response Visit::sealed() const {
  Page page;
  page.title = "This is sealed";
  page.status = 403;
  page.content = together(el("h1", {cls("govuk-heading-l")}, "This is sealed"),
                          el("p", {cls("govuk-body")},
                             "This part of the record is not open to you. The child's social "
                             "worker can tell you what you need to know."));
  return this->page(std::move(page));
}

Response Visit::stopped(const Problem& problem, std::optional<Url> back) const {
  if (problem.kind == Problem::Kind::not_found) return not_found();
  if (problem.kind == Problem::Kind::not_allowed) return sealed();
  const bool later = problem.kind == Problem::Kind::unavailable;
  Page page;
  page.title = later ? "Try again in a moment" : "This could not be done";
  page.status = later                                      ? 503
                : problem.kind == Problem::Kind::moved_on  ? 409
                : problem.kind == Problem::Kind::bad_input ? 400
                                                           : 500;
  page.has_errors = true;
  if (back) page.back = *std::move(back);
  // What is broken is for whoever runs Haven; a page prints only the id that they know it by.
  const auto says =
      problem.kind == Problem::Kind::broken
          ? "Something is wrong on our side. Ring the duty desk, and tell those who look after "
            "Haven that this is " +
                said_fault(problem)
          : problem.says;
  page.content = together(el("h1", {cls("govuk-heading-l")}, page.title),
                          el("p", {cls("govuk-body")}, says, "."),
                          el("p", {cls("govuk-body")}, "Nothing that was kept is lost."));
  return this->page(std::move(page));
}

}  // namespace haven::web
