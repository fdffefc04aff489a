#pragma once
#include "casework/happened.h"
#include "web/components/summary_list.h"
#include "web/forms/act.h"

/// Any event without a page of its own, asked as the vocabulary says.
namespace haven::web {

bool is_told_here(const cases::EventKind& kind);

/// When it happened, and each of its fields.
Html happening_questions(const ActPage& page, const cases::EventKind& kind);

struct HappeningSaid {
  cases::Fields said;
  casework::When when;
};
/// What was typed. Problem: half a moment or none of the calendar; it names the question.
Result<HappeningSaid> happening_in(const Visit& visit, const Form& form,
                                   const cases::EventKind& kind);

/// What this event recorded in the field, sealed or not; nothing: the class is not open to this
/// person, and it is not known to them whether anything was recorded.
std::optional<std::string> recorded_in(const OpenCase& opened, const cases::Event& event,
                                       const cases::Field& field);

/// The same in the words people read, of all its fields that have any.
std::vector<SummaryRow> recorded_words(const OpenCase& opened, const cases::Event& event);

/// The form as whoever recorded the event filled it in; nothing: some of it is not open to this
/// person, or is not what a form can ask, so that it could not be said again.
std::optional<Form> form_of(const OpenCase& opened, const cases::Event& event);

}  // namespace haven::web
