#pragma once
#include "web/components/select.h"
#include "web/forms/form.h"

namespace haven::cases {
struct Field;
}

/// Questions that many pages ask, over what was typed so far.
namespace haven::web {

Html words_question(const Form& form, std::string name, std::string_view label,
                    std::string_view hint = {}, unsigned rows = 3);
Html line_question(const Form& form, std::string name, std::string_view label,
                   std::string_view hint = {});
Html choice_question(const Form& form, std::string name, std::string_view legend,
                     const std::vector<Choice>& choices, std::string_view hint = {});
/// A list to choose one of. The first option is what stands there before anybody chose.
Html select_question(const Form& form, std::string name, std::string_view label,
                     std::vector<Option> options, std::string_view hint = {});
/// As many as fit, or none.
Html ticks_question(const Form& form, std::string name, std::string_view legend,
                    const std::vector<Choice>& choices);
/// What the vocabulary lets a field hold, in its own words: one of its codes, or as many as fit.
Html code_question(const Form& form, const cases::Field& field);
Html codes_question(const Form& form, const cases::Field& field);
/// One line of words to search this very page's list for.
Html search_form(std::string_view label, std::string_view words);

}  // namespace haven::web
