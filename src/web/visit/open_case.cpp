#include "web/visit/open_case.h"

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

template <Class C>
using Leave = Result<access::Permit<Action::view, C>>;

/// The permits for everything a record's pages show, gathered before anything is opened.
struct Permits {
  OfEachSection<Leave> sections;
  Leave<Class::access_summary> access;
  Leave<Class::missing_board> board;
  Leave<Class::audit> audit;

  const Leave<Class::core>& core() const { return std::get<Leave<Class::core>>(sections); }
};

template <Class C>
Leave<C> ask_if(bool is_shown, const access::Request& request, const access::Relations& held) {
  if (is_shown) return access::permit<Action::view, C>(request, held);
  return problem("The page does not show this", {}, Problem::Kind::not_allowed);
}

template <std::size_t... at>
OfEachSection<Leave> ask_for_sections(const access::Request& request, const access::Relations& held,
                                      bool whole, std::index_sequence<at...>) {
  // In braces one is asked for after the other.
  return {ask_if<cases::on_the_record[at]>(whole || cases::on_the_record[at] == Class::core,
                                           request, held)...};
}

Permits ask_all(const access::Request& request, const access::Relations& held, Opens opens) {
  const bool whole = opens != Opens::name;
  return {ask_for_sections(request, held, whole, SectionPlaces{}),
          ask_if<Class::access_summary>(whole, request, held),
          ask_if<Class::missing_board>(opens == Opens::search, request, held),
          ask_if<Class::audit>(opens == Opens::looks, request, held)};
}

template <Class C>
void note(const Result<access::Permit<Action::view, C>>& permit, cases::Viewing& viewing) {
  if (!permit) return;
  viewing.classes.push_back(C);
  // One class opened in a colleague's place makes it a look on the colleague's behalf.
  if (viewing.author.on_behalf_of.empty()) viewing.author.on_behalf_of = permit->on_behalf_of();
  for (const auto& rule : permit->because())
    if (std::ranges::find(viewing.because, rule) == viewing.because.end())
      viewing.because.push_back(rule);
}

template <Class C>
Result<void> open(const Visit& visit, const cases::Story& story, const cases::Look& look,
                  const Result<access::Permit<Action::view, C>>& permit, Section<C>& into) {
  if (permit) into = TRY(cases::read(visit.site.cases, story, *permit, look));
  return {};
}

template <std::size_t... at>
Result<void> open_sections(const Visit& visit, const cases::Look& look, const Permits& permits,
                           OpenCase& opened, std::index_sequence<at...>) {
  Result<void> done;
  const auto opens = [&](const auto& permit, auto& into) {
    done = open(visit, *opened.story, look, permit, into);
    return done.has_value();
  };
  (opens(std::get<at>(permits.sections), std::get<at>(opened.sections)) && ...);
  return done;
}

}  // namespace

bool OpenCase::may_know_of(cases::Seal exists) const {
  bool may_know = exists == cases::Seal::track;
  each_section([&]<Class C>(const cases::Opened<C>&) {
    may_know = may_know || cases::seal_of(C) == exists;
  });
  return may_know;
}

std::string OpenCase::called() const {
  const auto& core = section<Class::core>();
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
  if (opens == Opens::name && !permits.core())
    permits = ask_all(request, *visit.relations, Opens::record);

  cases::Viewing viewing{
      author(visit, *request.context.purpose), id.value_or(ChildId{}), {}, {}, page};
  std::apply([&](const auto&... permit) { (note(permit, viewing), ...); }, permits.sections);
  note(permits.access, viewing);
  note(permits.board, viewing);
  note(permits.audit, viewing);
  if (viewing.classes.empty() || !opened.story) {
    TRY(cases::refuse(visit.site.cases, viewing.author, entity, page, visit.now));
    return problem("There is no such record", {}, Problem::Kind::not_found);
  }

  const auto look = TRY(cases::look(visit.site.cases, viewing, visit.now));
  TRY(open_sections(visit, look, permits, opened, SectionPlaces{}));
  opened.sees_access = permits.access.has_value() || permits.audit.has_value();
  opened.by_break_glass =
      permits.core() && permits.core()->because() == std::vector<std::string>{"P13"};
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
    return access::allows(request_, *relations_);
  });
}

bool may_record(const Visit& visit, const cases::Story& story, const cases::Asked& event,
                std::optional<Purpose> purpose) {
  return MayRecord(visit, story, purpose)(event);
}

}  // namespace haven::web
