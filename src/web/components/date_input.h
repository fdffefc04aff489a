#pragma once
#include <optional>
#include <string>
#include <vector>

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/html/html.h"

/// GOV.UK date input: day, month and year in three boxes.
namespace haven::web {

/// One of the boxes.
struct DatePart {
  std::string name = {};   ///< "day", "month" or "year".
  std::string label = {};  ///< The name with a capital, unless given.
  std::string value = {};
  std::string classes = {};
  std::string id = {};
  std::string inputmode = "numeric";
  std::string autocomplete = {};
  std::string pattern = {};
  std::optional<bool> has_error = {};  ///< Unknown: every box, if the question has an error.
  Attributes attributes = {};
};

struct DateInput {
  std::string id = {};
  std::string name_prefix = {};  ///< "seen" names the boxes seen-day, seen-month, seen-year.
  Fieldset fieldset = {};
  Html hint = {};
  Html error = {};
  std::vector<DatePart> parts = day_month_year();
  std::string classes = {};
  Group group = {};
  Attributes attributes = {};

  static std::vector<DatePart> day_month_year(std::string day = {}, std::string month = {},
                                              std::string year = {});
};

Html date_input(const DateInput& options);

}  // namespace haven::web
