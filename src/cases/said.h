#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/moment.h"

/// What somebody says of a child, brought to one form, so that the same thing said twice is the
/// same.
namespace haven::cases {

/// "NGUYỄN, Văn-An" and "van an nguyen" are the same name: small letters without marks, words in
/// alphabetical order. Letters of other scripts stay as they are.
std::string normalised_name(std::string_view said);

/// Every name in a list such as "Linh Tran, Lily / Nhi", as normalised_name gives it.
std::vector<std::string> normalised_names(std::string_view list);

/// A whole day, with its year: "2011-05-03", "3/5/2011" (the day first), "3rd of May 2011". Nothing
/// when any of the three is missing.
std::optional<Date> day_said(std::string_view said);

/// "R-2207" from "r2207", "R 2207" or "R-2207". Nothing when it is no reference.
std::optional<std::string> reference_said(std::string_view said);

}  // namespace haven::cases
