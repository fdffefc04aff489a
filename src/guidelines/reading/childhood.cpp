#include "guidelines/reading/childhood.h"

#include <fmt/format.h>

#include "guidelines/reading/text_lines.h"

namespace haven::guidelines {
namespace {

Result<void> read_phrases(const Labelled& said, Phrases& phrases, std::vector<Phrase>& into) {
  for (const auto& line : said.said) {
    auto found = phrases.find(line.text);
    if (!found)
      return problem(fmt::format("\"{}\" is not in rules/phrases", line.text),
                     "childhood, " + line_words(line.number));
    into.push_back(std::move(*found));
  }
  return {};
}

}  // namespace

int Childhood::ends_at() const {
  for (const auto& phrase : ends_if)
    for (const auto& meaning : phrase.meanings)
      if (meaning.kind == Meaning::Kind::birthday) return meaning.number;
  return 0;
}

Result<Childhood> read_childhood(std::string_view text, Phrases& phrases) {
  Childhood childhood;
  for (const auto& said : TRY(labelled_text(text)).labels) {
    if (said.label == "Source")
      for (const auto& line : said.said)
        childhood.source += (childhood.source.empty() ? "" : " ") + line.text;
    else if (said.label == "Presumed if")
      TRY(read_phrases(said, phrases, childhood.presumed_if));
    else if (said.label == "Ends if")
      TRY(read_phrases(said, phrases, childhood.ends_if));
    else if (said.label == "Begins if")
      TRY(read_phrases(said, phrases, childhood.begins_if));
    else
      return problem(fmt::format("\"{}\" is not a label of childhood", said.label),
                     "childhood, " + line_words(said.line));
  }
  if (childhood.ends_at() == 0)
    return problem("\"Ends if\" names no birthday, such as \"the child turns 18\"", "childhood");
  return childhood;
}

}  // namespace haven::guidelines
