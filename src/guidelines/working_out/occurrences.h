#pragma once
#include <vector>

#include "guidelines/working_out/question.h"

/// One duty from what starts it to what ends it, and again if it has a rhythm.
namespace haven::guidelines {

/// Adds the duty that may or may not be owed, for lack of these facts.
void answer_undetermined(const Question& asked, const Told::One& trigger,
                         std::vector<std::string> lacks, std::vector<Duty>& answers);

/// All occurrences that follow from one trigger; a card without a rhythm has one. Adds to `spent`
/// the places of what met them: it does not start the duty anew.
void answer_trigger(const Question& asked, const Told::One& starts, std::vector<int>& spent,
                    std::vector<Duty>& answers);

}  // namespace haven::guidelines
