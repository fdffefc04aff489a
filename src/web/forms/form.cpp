#include "web/forms/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "values/words.h"
#include "web/components/date_input.h"
#include "web/components/error_summary.h"
#include "web/components/input.h"

namespace haven::web {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

/// "7:30", "07:30", "0730", "7.30pm": however a tired person types it.
std::optional<Seconds> clock_face(std::string text) {
  std::erase(text, ' ');
  bool afternoon = false;
  bool morning = false;
  if (text.ends_with("pm")) afternoon = true;
  if (text.ends_with("am")) morning = true;
  if (afternoon || morning) text.resize(text.size() - 2);
  const auto colon = text.find_first_of(":.");
  std::optional<int> hour;
  std::optional<int> minute;
  if (colon != std::string::npos) {
    hour = small_number(text.substr(0, colon));
    minute = small_number(text.substr(colon + 1));
  } else if (text.size() == 4) {
    hour = small_number(text.substr(0, 2));
    minute = small_number(text.substr(2));
  } else {
    hour = small_number(text);
    minute = 0;
    if (!afternoon && !morning) return std::nullopt;  // "7" alone says too little.
  }
  if (!hour || !minute || *minute > 59) return std::nullopt;
  if ((afternoon || morning) && (*hour < 1 || *hour > 12)) return std::nullopt;
  if (afternoon && *hour < 12) *hour += 12;
  if (morning && *hour == 12) *hour = 0;
  if (*hour > 23) return std::nullopt;
  return Hours(*hour) + Minutes(*minute);
}

Result<Instant> last_time_it_was(Seconds face, Instant now, std::string_view where) {
  auto day = london_day(now);
  auto moment = from_london(day, face);
  if (moment && *moment <= now) return *moment;
  const Date yesterday = std::chrono::sys_days(day) - std::chrono::days(1);
  moment = from_london(yesterday, face);
  if (!moment) return problem(moment.error().says, std::string(where));
  return *moment;
}

}  // namespace

Form::Form(const Fields& fields) {
  for (const auto& [name, value] : fields) {
    auto& kept = values_[name];
    kept += (kept.empty() ? "" : " ") + value;
  }
}

std::string Form::value(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::string() : trimmed(found->second);
}

std::vector<std::string> Form::answers(std::string_view name) const {
  return split_words<std::string>(value(name));
}

bool Form::has(std::string_view name, std::string_view answer) const {
  const auto given = answers(name);
  return std::ranges::find(given, answer) != given.end();
}

Html Form::error(std::string_view name) const { return error_of(problems_, name); }
Html Form::summary() const { return error_summary(problems_); }

std::function<Problem(Problem)> asked_as(std::map<std::string, std::string> questions) {
  return [questions = std::move(questions)](Problem found) {
    const auto asks = questions.find(found.where);
    if (asks != questions.end()) found.where = asks->second;
    return found;
  };
}

std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

Html moment_question(const MomentQuestion& question, const Form& form) {
  const auto part = [&](std::string_view which) {
    return form.value(question.name + "-" + std::string(which));
  };
  DateInput date;
  date.id = question.name;
  date.name_prefix = question.name;
  date.fieldset.legend = {question.legend, "govuk-fieldset__legend--s", false};
  date.hint = question.hint;
  date.error = form.error(question.name);
  date.parts = DateInput::day_month_year(part("day"), part("month"), part("year"));
  date.group.classes = "app-moment";
  Input time;
  time.name = question.name + "-time";
  time.label = {"Time, such as 07:30"};
  time.value = part("time");
  time.classes = "govuk-input--width-5";
  return el("div", {cls("app-moment")}, date_input(date), input(time));
}

Result<std::optional<Instant>> read_moment(const Form& form, std::string_view name, Instant now) {
  const auto part = [&](std::string_view which) {
    return form.value(std::string(name) + "-" + std::string(which));
  };
  const auto day = part("day"), month = part("month"), year = part("year"), time = part("time");
  if (day.empty() && month.empty() && year.empty() && time.empty()) return std::optional<Instant>();
  const auto face = clock_face(time);
  if (!face) return problem("Give the time as hours and minutes, such as 07:30", std::string(name));
  if (day.empty() && month.empty() && year.empty())
    return std::optional(TRY(last_time_it_was(*face, now, name)));
  const auto d = small_number(day);
  const auto m = small_number(month);
  const auto y =
      year.empty() ? std::optional(static_cast<int>(london_day(now).year())) : small_number(year);
  if (!d || !m || !y)
    return problem("Give the day as numbers, such as 17 4 2027", std::string(name));
  const Date date{std::chrono::year(*y), std::chrono::month(static_cast<unsigned>(*m)),
                  std::chrono::day(static_cast<unsigned>(*d))};
  if (!date.ok()) return problem("There is no such day", std::string(name));
  const auto moment = from_london(date, *face);
  if (!moment) return problem(moment.error().says, std::string(name));
  return std::optional(*moment);
}

std::vector<Radio> radio_items(const std::vector<Choice>& choices) {
  std::vector<Radio> items;
  for (const auto& choice : choices) {
    Radio radio;
    radio.value = choice.code;
    radio.text = choice.words;
    items.push_back(std::move(radio));
  }
  return items;
}

}  // namespace haven::web
