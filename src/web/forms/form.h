#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/london.h"
#include "web/components/radios.h"
#include "web/html/html.h"
#include "web/http/fields.h"

/// What somebody has typed so far, in this request or in a draft, and what is wrong with it. A page
/// shows the same form again with both, so that nothing typed is lost.
namespace haven::web {

class Form {
 public:
  Form() = default;
  explicit Form(std::map<std::string, std::string> values) : values_(std::move(values)) {}
  /// Several answers of one name are one value, separated by spaces.
  explicit Form(const Fields& fields);

  /// Without the blanks before and after it; empty when nothing was typed.
  std::string value(std::string_view name) const;
  bool has(std::string_view name, std::string_view answer) const;
  std::vector<std::string> answers(std::string_view name) const;
  const std::map<std::string, std::string>& values() const { return values_; }
  void set(std::string name, std::string value) { values_[std::move(name)] = std::move(value); }

  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  const std::vector<Problem>& problems() const { return problems_; }
  /// What is wrong with one answer, for its `error`.
  Html error(std::string_view name) const;
  /// The list at the top of the page; empty when nothing is wrong.
  Html summary() const;
  bool is_wrong() const { return !problems_.empty(); }

 private:
  std::map<std::string, std::string> values_;
  std::vector<Problem> problems_;
};

/// For the map_error of a decision: its Problem stands at the question that asks for what it is
/// about. `questions` are those of this form that the decision knows by another name, by that name.
std::function<Problem(Problem)> asked_as(std::map<std::string, std::string> questions);

/// Up to four digits; nothing when it is anything else.
std::optional<int> small_number(std::string_view text);

/// Asks for a moment: a day in three boxes and a time. Empty means "not said".
struct MomentQuestion {
  std::string name;
  Html legend;
  Html hint = {};
};
Html moment_question(const MomentQuestion& question, const Form& form);

/// Nothing when nothing was typed. A time alone is the last time it was that time. London time.
/// Problem: half a moment, or none of the calendar.
Result<std::optional<Instant>> read_moment(const Form& form, std::string_view name, Instant now);

/// Radios over codes, each with the words people read.
struct Choice {
  std::string_view code;
  std::string_view words;
};
std::vector<Radio> radio_items(const std::vector<Choice>& choices);

}  // namespace haven::web
