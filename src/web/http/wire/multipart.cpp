#include "web/http/wire/multipart.h"

#include <algorithm>
#include <optional>

#include "values/clean_text.h"
#include "values/words.h"
#include "web/http/wire/percent.h"

namespace haven::web {
namespace {

constexpr std::size_t most_parts = 1000;
constexpr std::size_t most_uploads = 10;
constexpr std::size_t longest_part_head = 2048;

bool starts_with_name(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::ranges::equal(text.substr(0, small.size()), small, {}, small_letter);
}

/// RFC 2046 section 5.1.1, without the space.
bool is_boundary(std::string_view text) {
  constexpr std::string_view marks = "'()+_,-./:=?";
  return !text.empty() && text.size() <= 70 && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != std::string_view::npos;
  });
}

Result<std::string> read_boundary(std::string_view content_type) {
  constexpr std::string_view key = "boundary=";
  const auto at = content_type.find(key);
  if (at == std::string_view::npos) return problem("The form does not say where its parts end");
  std::string_view value = content_type.substr(at + key.size());
  value = value.substr(0, std::min(value.find(';'), value.size()));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  if (!is_boundary(value)) return problem("The form does not say where its parts end");
  return std::string(value);
}

struct PartHead {
  std::string name;
  bool is_file = false;
};

/// The quoted value of `key` in a Content-Disposition; nothing when it is not there once, quoted.
std::optional<std::string> quoted(std::string_view line, std::string_view key) {
  const std::string wanted = "; " + std::string(key) + "=\"";
  const auto at = line.find(wanted);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = line.substr(at + wanted.size());
  const auto end = rest.find('"');
  if (end == std::string_view::npos || rest.find(wanted, end) != std::string_view::npos)
    return std::nullopt;
  return std::string(rest.substr(0, end));
}

Result<PartHead> read_part_head(std::string_view head) {
  std::optional<PartHead> part;
  while (!head.empty()) {
    const auto end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    if (!starts_with_name(line, "content-disposition:")) continue;
    if (part || !line.substr(20).starts_with(" form-data;"))
      return problem("A part of the form is not form data");
    auto name = quoted(line, "name");
    if (!name || name->empty() || !is_clean_utf8(*name))
      return problem("A part of the form has no name");
    part = PartHead{std::move(*name), line.find("; filename") != std::string_view::npos};
  }
  if (!part) return problem("A part of the form has no name");
  return *part;
}

Result<void> keep(Multipart& form, PartHead head, std::string_view content) {
  if (!head.is_file) {
    if (!is_clean_utf8(content)) return problem("The form holds text that is not UTF-8");
    form.fields.add(std::move(head.name), std::string(content));
    return {};
  }
  if (content.empty()) return {};
  if (form.uploads.size() == most_uploads) return problem("The form has more than 10 files");
  form.uploads.push_back({std::move(head.name), std::string(content)});
  return {};
}

}  // namespace

Result<Multipart> read_multipart(std::string_view content_type, std::string_view body) {
  const std::string between = "\r\n--" + TRY(read_boundary(content_type));
  const std::string_view first = std::string_view(between).substr(2);
  if (!body.starts_with(first)) return problem("The form does not begin with a part");
  body.remove_prefix(first.size());
  Multipart form;
  for (std::size_t parts = 0; body != "--" && body != "--\r\n"; ++parts) {
    if (parts == most_parts) return problem("The form has more than 1,000 parts");
    if (!body.starts_with("\r\n")) return problem("A part of the form does not begin on a line");
    body.remove_prefix(2);
    const auto end_of_head = body.substr(0, longest_part_head).find("\r\n\r\n");
    if (end_of_head == std::string_view::npos) return problem("A part of the form has no head");
    auto head = TRY(read_part_head(body.substr(0, end_of_head)));
    body.remove_prefix(end_of_head + 4);
    const auto end = body.find(between);
    if (end == std::string_view::npos) return problem("The form breaks off");
    const auto kept = keep(form, std::move(head), body.substr(0, end));
    if (!kept) return tl::unexpected(kept.error());
    body.remove_prefix(end + between.size());
  }
  return form;
}

}  // namespace haven::web
