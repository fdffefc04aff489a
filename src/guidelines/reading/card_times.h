#pragma once
#include "guidelines/reading/card_labels.h"

/// The labels that say when, and how long.
namespace haven::guidelines {

Result<Amount> amount_said(const Labelled& said, std::string_view words);

Result<void> read_within(Draft& draft, const Labelled& said);
Result<void> read_on(Draft& draft, const Labelled& said);
Result<void> read_before(Draft& draft, const Labelled& said);
Result<void> read_promptly(Draft& draft, const Labelled& said);
Result<void> read_continuing(Draft& draft, const Labelled& said);
Result<void> read_until(Draft& draft, const Labelled& said);
Result<void> read_not_before(Draft& draft, const Labelled& said);
Result<void> read_remind(Draft& draft, const Labelled& said);

}  // namespace haven::guidelines
