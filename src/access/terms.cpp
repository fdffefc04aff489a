#include "access/terms.h"

#include "values/result.h"

namespace haven::access {
namespace {

template <class Word>
struct Name {
  Word word;
  std::string_view text;
};

constexpr Name<Action> actions[] = {
    {Action::view, "view"},
    {Action::list, "list"},
    {Action::search, "search"},
    {Action::print, "print"},
    {Action::export_, "export"},
    {Action::reveal, "reveal"},
    {Action::edit, "edit"},
    {Action::record, "record"},
    {Action::approve, "approve"},
    {Action::confirm, "confirm"},
    {Action::grant, "grant"},
    {Action::delegate, "delegate"},
    {Action::break_glass, "break_glass"},
    {Action::review_break_glass, "review_break_glass"},
    {Action::message, "message"},
    {Action::ask_help, "ask_help"},
    {Action::query_stats, "query_stats"},
};

constexpr Name<Class> classes[] = {
    {Class::track, "track"},
    {Class::core, "core"},
    {Class::area, "area"},
    {Class::location, "location"},
    {Class::case_, "case"},
    {Class::child_voice, "child_voice"},
    {Class::threat_intel, "threat_intel"},
    {Class::safety_summary, "safety_summary"},
    {Class::health, "health"},
    {Class::immigration, "immigration"},
    {Class::age_evidence, "age_evidence"},
    {Class::missing_board, "missing_board"},
    {Class::match_profile, "match_profile"},
    {Class::duty_state, "duty_state"},
    {Class::care_summary, "care_summary"},
    {Class::audit, "audit"},
    {Class::access_summary, "access_summary"},
    {Class::child_view, "child_view"},
    {Class::child_voice_own, "child_voice_own"},
    {Class::request, "request"},
    {Class::aggregate, "aggregate"},
    {Class::account, "account"},
};

constexpr Name<Purpose> purposes[] = {
    {Purpose::care, "care"},
    {Purpose::safeguarding, "safeguarding"},
    {Purpose::missing, "missing"},
    {Purpose::oversight, "oversight"},
    {Purpose::review, "review"},
    {Purpose::guardianship, "guardianship"},
    {Purpose::investigation, "investigation"},
    {Purpose::placement_match, "placement_match"},
    {Purpose::coordination, "coordination"},
    {Purpose::nrm_decision, "nrm_decision"},
    {Purpose::self, "self"},
    {Purpose::audit, "audit"},
    {Purpose::statistics, "statistics"},
    {Purpose::subject_access, "subject_access"},
    {Purpose::reopen, "reopen"},
    {Purpose::complaint, "complaint"},
    {Purpose::immigration_enforcement, "immigration_enforcement"},
};

constexpr Name<Sees> sights[] = {
    {Sees::value, "value"},
    {Sees::step_up, "step_up"},
    {Sees::sealed, "sealed"},
    {Sees::not_found, "not_found"},
};

constexpr Name<Obligation> obligations[] = {
    {Obligation::disclosure_control, "disclosure_control"},
    {Obligation::log, "log"},
    {Obligation::log_on_behalf_of, "log_on_behalf_of"},
    {Obligation::notify_allocated, "notify_allocated"},
    {Obligation::notify_manager, "notify_manager"},
    {Obligation::redact_threat_linked, "redact_threat_linked"},
    {Obligation::review_24h, "review_24h"},
    {Obligation::ttl_300, "ttl_300"},
    {Obligation::watermark, "watermark"},
};

template <class Word, std::size_t n>
std::string_view text_of(const Name<Word> (&names)[n], Word word) {
  const auto place = static_cast<std::size_t>(word);
  ENSURE(place < n && names[place].word == word);  // Each table is in the order of its enum.
  return names[place].text;
}

template <class Word, std::size_t n>
std::optional<Word> word_named(const Name<Word> (&names)[n], std::string_view text) {
  for (const auto& name : names)
    if (name.text == text) return name.word;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Action action) { return text_of(actions, action); }
std::string_view name_of(Class cls) { return text_of(classes, cls); }
std::string_view name_of(Purpose purpose) { return text_of(purposes, purpose); }
std::string_view name_of(Sees sees) { return text_of(sights, sees); }
std::string_view name_of(Obligation obligation) { return text_of(obligations, obligation); }

std::optional<Action> action_named(std::string_view name) { return word_named(actions, name); }
std::optional<Class> class_named(std::string_view name) { return word_named(classes, name); }
std::optional<Purpose> purpose_named(std::string_view name) { return word_named(purposes, name); }

}  // namespace haven::access
