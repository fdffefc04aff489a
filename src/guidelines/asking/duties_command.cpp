#include "guidelines/asking/duties_command.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <istream>
#include <iterator>
#include <ostream>

#include "guidelines/asking/story_json.h"
#include "guidelines/duties.h"
#include "guidelines/reading/text_lines.h"
#include "values/json.h"

namespace haven::guidelines {
namespace {

namespace json = boost::json;

constexpr int answered = 0;
constexpr int bad_stories = 2;

Problem at_place(const std::string& prefix, Problem found) {
  found.where = prefix + (prefix.empty() || found.where.empty() ? "" : ".") + found.where;
  return found;
}

/// Answers one story. `prefix` is its place in the input: "examples[3]".
Result<json::object> answer(const json::value& value, const std::string& prefix, const Cards& cards,
                            const AskedAsOf& asked, std::ostream& err) {
  std::vector<std::string> unread;
  const auto story = read_story(value, cards.phrases, asked.known_at, unread);
  if (!story) return tl::unexpected(at_place(prefix, story.error()));
  for (const auto& place : unread)
    err << fmt::format("No card reads {}{}{}\n", prefix, prefix.empty() ? "" : ".", place);
  if (!story->now && !asked.as_of) return problem("There is no \"now\"", prefix);

  const auto now = asked.as_of.value_or(story->now.value_or(Instant{}));
  // What is asked as of an earlier moment is still asked with all that is known by now.
  const auto known_at = asked.known_at ? asked.known_at : story->now;
  json::array out;
  for (const auto& [child, told] : story->children)
    for (const auto& duty : duties(told, cards, now, known_at)) {
      out.push_back(to_json(duty, now));
      if (!child.empty()) out.back().as_object()["child"] = child;
    }
  json::object whole;
  if (!story->id.empty()) whole["id"] = story->id;
  whole["duties"] = std::move(out);
  return whole;
}

/// The stories of an array or of {"examples": [...]}; null when the input is one story.
const json::array* stories_in(const json::value& value) {
  if (const auto* array = value.if_array()) return array;
  const auto* object = value.if_object();
  const auto* examples = object == nullptr ? nullptr : object->if_contains("examples");
  return examples == nullptr ? nullptr : examples->if_array();
}

Result<json::value> answer_all(const json::value& value, const Cards& cards, const AskedAsOf& asked,
                               std::ostream& err) {
  const auto* stories = stories_in(value);
  if (stories == nullptr) return TRY(answer(value, "", cards, asked, err));
  json::array out;
  for (const auto& story : *stories)
    out.push_back(
        TRY(answer(story, fmt::format("{}[{}]", value.is_array() ? "" : "examples", out.size()),
                   cards, asked, err)));
  return out;
}

std::string text_at(const json::object& duty, std::string_view key) {
  const auto* value = duty.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The working of one card's duties, a sentence a line.
void explain(const json::value& answers, const std::string& id, std::ostream& out) {
  if (const auto* all = answers.if_array()) {
    for (const auto& one : *all) explain(one, id, out);
    return;
  }
  for (const auto& value : answers.at("duties").as_array()) {
    const auto& duty = value.as_object();
    if (text_at(duty, "duty") != id) continue;
    const auto child = text_at(duty, "child");
    out << fmt::format("{}{}: {}\n", child.empty() ? "" : child + ", ", text_at(duty, "title"),
                       text_at(duty, "state"));
    for (const auto& sentence : split(text_at(duty, "because"), ". ")) out << sentence << ".\n";
    out << fmt::format("{}, for {}.\nConfidence: {}.\n\n", text_at(duty, "source"),
                       text_at(duty, "owner"), text_at(duty, "confidence"));
  }
}

}  // namespace

int duties_command(std::istream& in, std::ostream& out, std::ostream& err, const Cards& cards,
                   const AskedAsOf& asked) {
  if (!asked.explain.empty() && !cards.find(asked.explain)) {
    err << fmt::format("There is no card \"{}\"\n", asked.explain);
    return bad_stories;
  }
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto read = read_json(text);
  const auto answers = read ? answer_all(*read, cards, asked, err)
                            : Result<json::value>(tl::unexpected(read.error()));
  if (!answers) {
    const auto& found = answers.error();
    err << (found.where.empty() ? "" : found.where + ": ") << found.says << '\n';
    return bad_stories;
  }
  if (asked.explain.empty())
    out << canonical(*answers) << '\n';
  else
    explain(*answers, asked.explain, out);
  return answered;
}

}  // namespace haven::guidelines
