#include "web/site/open_case.h"

#include <algorithm>

#include "cases/events.h"

namespace haven::web {
namespace {

using access::Action;
using access::Purpose;

cases::Author author(const Visit& visit, Purpose purpose) {
  return {visit.person().user(),
          visit.person().organisation,
          std::string(access::name_of(purpose)),
          {}};
}

/// The permits for everything a record's pages show, gathered before anything is opened.
struct Permits {
  Result<access::Permit<Action::view, Class::core>> core;
  Result<access::Permit<Action::view, Class::case_>> account;
  Result<access::Permit<Action::view, Class::safety_summary>> safety;
  Result<access::Permit<Action::view, Class::care_summary>> care;
  Result<access::Permit<Action::view, Class::health>> health;
  Result<access::Permit<Action::view, Class::child_voice>> voice;
  Result<access::Permit<Action::view, Class::access_summary>> access;
  Result<access::Permit<Action::view, Class::missing_board>> board;
  Result<access::Permit<Action::view, Class::audit>> audit;
};

template <Class C>
Result<access::Permit<Action::view, C>> ask_if(bool is_shown, const access::Request& request,
                                               const access::Relations& held) {
  if (is_shown) return access::permit<Action::view, C>(request, held);
  return problem("The page does not show this", {}, Problem::Kind::not_allowed);
}

Permits ask_all(const access::Request& request, const access::Relations& held, Opens opens) {
  const bool whole = opens != Opens::name;
  return {ask_if<Class::core>(true, request, held),
          ask_if<Class::case_>(whole, request, held),
          ask_if<Class::safety_summary>(whole, request, held),
          ask_if<Class::care_summary>(whole, request, held),
          ask_if<Class::health>(whole, request, held),
          ask_if<Class::child_voice>(whole, request, held),
          ask_if<Class::access_summary>(whole, request, held),
          ask_if<Class::missing_board>(opens == Opens::search, request, held),
          ask_if<Class::audit>(opens == Opens::looks, request, held)};
}

template <class Granted>
void note(const Granted& permit, Class cls, cases::Opening& opening) {
  if (!permit) return;
  opening.classes.push_back(cls);
  // One class opened in a colleague's place makes it a look on the colleague's behalf.
  if (opening.author.on_behalf_of.empty()) opening.author.on_behalf_of = permit->on_behalf_of();
  for (const auto& rule : permit->because())
    if (std::ranges::find(opening.because, rule) == opening.because.end())
      opening.because.push_back(rule);
}

template <Class C>
Result<void> open(const Visit& visit, const cases::Story& story, const cases::Look& look,
                  const Result<access::Permit<Action::view, C>>& permit,
                  std::optional<cases::Opened<C>>& into) {
  if (permit) into = TRY(cases::read(visit.site.cases, story, *permit, look));
  return {};
}

}  // namespace

bool OpenCase::may_know_of(const cases::Event& event) const {
  using cases::Seal;
  switch (story->exists(event)) {
    case Seal::track:
      return true;
    case Seal::core:
      return core.has_value();
    case Seal::case_:
      return account.has_value();
    case Seal::health:
      return health.has_value();
    case Seal::safety:
      return safety.has_value() || care.has_value();
    case Seal::voice:
      return voice.has_value();
    case Seal::location:
    case Seal::threat:
    case Seal::account:
      return false;
  }
  return false;
}

std::string OpenCase::called() const {
  if (!core) return story->reference();
  const auto called = core->latest<cases::events::child_described, "called">(*story);
  if (!called.empty()) return std::string(called);
  const auto names = core->latest<cases::events::child_described, "names">(*story);
  return names.empty() ? "Name not known" : std::string(names);
}

Result<OpenCase> open_case(const Visit& visit, std::string_view page, Opens opens) {
  const auto id = visit.child();
  OpenCase opened;
  if (id) opened.story = visit.site.cases.story(*id);
  const auto entity = id ? cases::entity(*id) : std::string("c:unknown");
  const auto request = visit.ask(entity, opened.story.get());
  auto permits = ask_all(request, *visit.relations, opens);
  if (opens == Opens::name && !permits.core)
    permits = ask_all(request, *visit.relations, Opens::record);

  cases::Opening opening{
      author(visit, *request.context.purpose), id.value_or(ChildId{}), {}, {}, page};
  note(permits.core, Class::core, opening);
  note(permits.account, Class::case_, opening);
  note(permits.safety, Class::safety_summary, opening);
  note(permits.care, Class::care_summary, opening);
  note(permits.health, Class::health, opening);
  note(permits.voice, Class::child_voice, opening);
  note(permits.access, Class::access_summary, opening);
  note(permits.board, Class::missing_board, opening);
  note(permits.audit, Class::audit, opening);
  if (opening.classes.empty() || !opened.story) {
    TRY(cases::refuse(visit.site.cases, opening.author, entity, page, visit.now));
    return problem("There is no such record", {}, Problem::Kind::not_found);
  }

  const auto look = TRY(cases::look(visit.site.cases, opening, visit.now));
  const auto& story = *opened.story;
  TRY(open(visit, story, look, permits.core, opened.core));
  TRY(open(visit, story, look, permits.account, opened.account));
  TRY(open(visit, story, look, permits.safety, opened.safety));
  TRY(open(visit, story, look, permits.care, opened.care));
  TRY(open(visit, story, look, permits.health, opened.health));
  TRY(open(visit, story, look, permits.voice, opened.voice));
  opened.sees_access = permits.access.has_value() || permits.audit.has_value();
  opened.by_break_glass =
      permits.core && permits.core->because() == std::vector<std::string>{"P13"};
  return opened;
}

MayRecord::MayRecord(const Visit& visit, const cases::Story& story, std::optional<Purpose> purpose)
    : vocabulary_(visit.site.cases.vocabulary()),
      request_(visit.ask(cases::entity(story.child), &story, purpose)),
      relations_(visit.relations) {
  request_.action = Action::record;
}

bool MayRecord::operator()(const cases::Asked& event) {
  cases::to_record(request_.resource, event, vocabulary_);
  return std::ranges::all_of(cases::classes_of(event.kind(), Class::case_), [&](Class cls) {
    request_.resource.cls = cls;
    return access::decide(request_, *relations_).allow;
  });
}

bool may_record(const Visit& visit, const cases::Story& story, const cases::Asked& event,
                std::optional<Purpose> purpose) {
  return MayRecord(visit, story, purpose)(event);
}

}  // namespace haven::web
