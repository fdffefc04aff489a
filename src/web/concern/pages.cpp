#include "web/concern/pages.h"

#include <algorithm>

#include "cases/events.h"
#include "casework/receive_concern.h"
#include "values/random.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/languages.h"
#include "web/forms/questions.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

const std::vector<Choice> ways = {{"police", "By the police"},
                                  {"border", "At the border"},
                                  {"health", "In health care"},
                                  {"school", "At school"},
                                  {"social_care", "By social care"},
                                  {"charity", "By a charity"},
                                  {"member_of_public", "By a member of the public"},
                                  {"child_said", "The child said so"},
                                  {"transport", "On transport"},
                                  {"other", "In another way"},
                                  {"unknown", "Not known"}};
const std::vector<Choice> sexes = {
    {"girl", "Girl"}, {"boy", "Boy"}, {"other", "Another word"}, {"unknown", "Not known"}};
const std::vector<Choice> ages = {{"under_10", "Under 10"},
                                  {"10_to_12", "10 to 12"},
                                  {"13_to_15", "13 to 15"},
                                  {"16_to_17", "16 or 17"},
                                  {"unknown", "Not known"}};
const std::vector<Choice> age_statuses = {
    {"accepted_child", "Accepted as a child"},
    {"claimed_child_unverified", "Says so; nothing shows otherwise"},
    {"unknown", "Not known"},
    {"disputed", "Somebody disputes it"}};
const std::vector<Choice> nations = {
    {"eng", "England"}, {"wls", "Wales"}, {"sct", "Scotland"}, {"ni", "Northern Ireland"}};
const std::vector<Choice> certainties = {{"said", "The child or somebody else said so"},
                                         {"observed", "Somebody saw it"},
                                         {"concluded", "A professional concluded it"},
                                         {"unknown", "Not known"}};

Html exploitation(const Form& form) {
  static constexpr std::string_view codes[] = {"SEX_CSE",    "CRIM_COUNTY_LINES", "CRIM_CANNABIS",
                                               "CRIM_THEFT", "LAB_NAILS",         "LAB_CARWASH",
                                               "LAB_OTHER",  "DOM_SERV",          "MARRIAGE",
                                               "UNKNOWN",    "NOT_DISCLOSED"};
  std::vector<std::string> words;
  for (const auto code : codes) words.push_back(shown_code(code));
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < words.size(); ++i) choices.push_back({codes[i], words[i]});
  return ticks_question(form, "exploitation",
                        "Is exploitation suspected? Tick what fits, or nothing", choices);
}

Select authorities(const Visit& visit, const Form& form) {
  Select question;
  question.name = "authority";
  question.label = {"Which authority answers for the child tonight?", "govuk-label--s"};
  question.error = form.error("authority");
  question.value = form.value("authority");
  const auto* own = visit.people->organisation(visit.person().organisation);
  if (question.value.empty() && own != nullptr && own->kind == "local_authority")
    question.value = own->name;
  question.options = {{"", "Choose"}};
  // Chosen by name: ids would be the greater part of a page that must come quickly on a bad line.
  for (const auto& [entity, body] : visit.people->organisations)
    if (body->kind == "local_authority")
      question.options.push_back({{}, body->name, false, false, false});
  std::ranges::sort(question.options.begin() + 1, question.options.end(), {}, &Option::text);
  return question;
}

std::vector<Option> languages(const Visit& visit) {
  std::vector<Option> options = {{"", "Not known, or not in this list"}};
  for (const auto& language : visit.site.languages.all())
    options.push_back({language.code, language.name});
  return options;
}

Html questions(const Visit& visit, const Form& form) {
  return together(
      select(authorities(visit, form)),
      choice_question(form, "nation", "In which nation is the child?", nations),
      moment_question({"when", "When did the child come to notice?", "Leave empty for now"}, form),
      choice_question(form, "found_how", "How?", ways),
      line_question(form, "found_by", "Who found the child?"),
      words_question(form, "with_child", "Who was with the child?",
                     "Nobody with the child speaks for the child", 2),
      line_question(form, "called", "What does the child want to be called?"),
      line_question(form, "names", "Names as said"), line_question(form, "aliases", "Other names"),
      line_question(form, "born", "Birth date or age, as said", "Write exactly what was said"),
      choice_question(form, "age_band", "Age, as said", ages),
      choice_question(form, "age_status", "How sure is the age?", age_statuses,
                      "Whoever may be a child is treated as one"),
      choice_question(form, "sex", "Sex", sexes),
      select_question(form, "language", "Language", languages(visit)),
      line_question(form, "dialect", "Dialect",
                    "Or a language that the list does not have. Unsure is an answer"),
      words_question(form, "marks", "Marks and features", {}, 2),
      words_question(form, "danger_now", "What danger is there now?", {}, 2), exploitation(form),
      choice_question(form, "certainty", "Where does that come from?", certainties),
      words_question(form, "words", "What did the child say?",
                     "In the child's words. Do not ask again for what is already written"),
      words_question(form, "seen", "What was seen?"),
      words_question(form, "account", "The account, once"),
      words_question(form, "indicators", "Indicators: what, who saw it, when, where"));
}

Response form_page(const Visit& visit, const Form& form) {
  Button send;
  send.text = "Open the record";
  send.prevents_double_click = true;
  Page page;
  page.title = "Record a concern";
  page.has_errors = form.is_wrong();
  page.back = "/children";
  page.content = together(
      form.summary(), el("h1", {cls("govuk-heading-l")}, "Record a concern about a child"),
      el("p", {cls("govuk-body")},
         "Only two answers are needed: who answers tonight, and in which nation. Everything else "
         "may be unknown. No consent is needed to keep a child safe."),
      visit.open_form(together(questions(visit, form), button(send))));
  return visit.page(std::move(page));
}

Result<casework::Concern> read_concern(const Visit& visit, const Form& form) {
  casework::Concern concern;
  if (const auto when = TRY(read_moment(form, "when", visit.now))) concern.when = Span::at(*when);
  const auto or_unknown = [&](std::string_view name) {
    const auto value = form.value(name);
    return value.empty() ? std::string("unknown") : value;
  };
  concern.found_how = or_unknown("found_how");
  concern.sex = or_unknown("sex");
  concern.age_status = or_unknown("age_status");
  concern.age_band = or_unknown("age_band");
  concern.certainty = or_unknown("certainty");
  concern.found_by = form.value("found_by");
  concern.with_child = form.value("with_child");
  concern.language = form.value("language");
  concern.dialect = form.value("dialect");
  concern.danger_now = form.value("danger_now");
  concern.words = form.value("words");
  concern.seen = form.value("seen");
  concern.called = form.value("called");
  concern.names = form.value("names");
  concern.aliases = form.value("aliases");
  concern.born = form.value("born");
  concern.marks = form.value("marks");
  concern.nation = form.value("nation");
  const auto* authority = visit.people->authority_called(form.value("authority"));
  if (authority != nullptr) concern.authority = authority->entity;
  concern.exploitation = form.value("exploitation");
  concern.account = form.value("account");
  concern.indicators = form.value("indicators");
  const auto is_offered = [&](const Language& one) { return one.code == concern.language; };
  if (!concern.language.empty() && std::ranges::none_of(visit.site.languages.all(), is_offered))
    return problem("Choose a language of the list, or write it below", "language");
  return concern;
}

Result<cases::Recorded> open_record(const Visit& visit, ChildId child,
                                    const casework::Concern& concern) {
  access::Request asked = visit.ask(cases::entity(child), nullptr, Purpose::safeguarding);
  asked.resource.authority = concern.authority;
  cases::to_record(asked.resource, cases::events::concern_received, visit.site.cases.vocabulary());
  const auto permit = TRY((access::permit<Action::record, Class::case_>(asked, *visit.relations)));
  const auto fresh = [] { return random_id<EventId>(); };
  const casework::ConcernIds ids{visit.main_event(), fresh(), fresh(), fresh(), fresh(), fresh()};
  const auto first = casework::first_relations(visit.world, visit.person(), concern.authority);
  const auto decided = TRY(casework::receive_concern(concern, child, first, ids, visit.now));
  return cases::record(visit.site.cases, permit, child, 0, decided, visit.sent());
}

Result<cases::Recorded> receive(const Visit& visit, ChildId child, const Form& form) {
  if (const auto before = TRY(cases::recorded_before(visit.site.cases, visit.sent())))
    return *before;
  return open_record(visit, child, TRY(read_concern(visit, form)));
}

}  // namespace

Response show_concern(Visit& visit) { return form_page(visit, visit.form()); }

Response receive_concern(Visit& visit) {
  auto form = visit.form();
  // The same form sent twice opens one record.
  const auto child = visit.drawn<ChildId>("child");
  const auto recorded = receive(visit, child, form);
  if (recorded) {
    visit.drop_draft();
    return see_other(path("/children/{}", child));
  }
  if (recorded.error().kind != Problem::Kind::bad_input) return visit.stopped(recorded.error());
  form.add(recorded.error());
  return form_page(visit, form);
}

}  // namespace haven::web
