#include "plan_check/check_command.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <ostream>

#include "plan_check/bench.h"
#include "plan_check/check_plan.h"
#include "plan_check/documents.h"
#include "plan_check/read_instance.h"

namespace haven::plan_check {
namespace {

constexpr int all_holds = 0;
constexpr int refused = 1;
constexpr int bad_input = 2;

int say(const Problem& found, std::ostream& err) {
  err << found.where << (found.where.empty() ? "" : ": ") << found.says << ".\n";
  return found.kind == Problem::Kind::broken ? refused : bad_input;
}

/// The problem, with `where` before its own place.
tl::unexpected<Problem> within(const std::string& where, Problem found) {
  found.where = where + (found.where.empty() ? "" : ", " + found.where);
  return tl::unexpected(std::move(found));
}

/// A file, and the name to call it by.
struct Source {
  std::string name;
  std::string text;
};

Result<Source> read_source(const std::string& file, std::istream& in) {
  const auto all_of = [](std::istream& from) {
    return std::string(std::istreambuf_iterator<char>(from), {});
  };
  if (file == "-") return Source{"standard input", all_of(in)};
  std::ifstream from(file, std::ios::binary);
  if (!from) return problem("This file cannot be read: give another, or - for input", file);
  return Source{file, all_of(from)};
}

Result<Documents> read_documents(const Source& source, std::string_view listed) {
  auto documents = Documents::read(source.text, listed);
  if (!documents) return within(source.name, documents.error());
  return documents;
}

std::string verdict(const Plan& plan, const Holds& holds) {
  const auto& worth = holds.worth;
  return fmt::format(
      "{}: all of it holds. Children placed: {} ({}, {} and {} by tier). Value {}: {}.\n", plan.id,
      worth.placed(), worth.placed_by_tier[0], worth.placed_by_tier[1], worth.placed_by_tier[2],
      worth.objective(),
      holds.proved ? std::string("no plan is better")
                   : fmt::format("no plan is worth more than {}", holds.bound));
}

/// Problem: the plan is of another instance.
Result<void> check_id(const Part& plan, const std::string& due) {
  const auto id = TRY(plan.at("id"));
  const auto said = TRY(id.text());
  if (said == due) return {};
  return id.wrong(
      fmt::format("This is the plan of \"{}\", and that of \"{}\" is due here", said, due));
}

Result<std::string> check_one(const Part& written, const Subject& subject) {
  if (subject.instance) TRY(check_id(written, subject.instance->id));
  const auto plan = TRY(read_plan(written, subject.model));
  return verdict(plan, TRY(check_plan(plan, subject)));
}

/// Says what holds of the plan. The problem, if there is one, names the source and the line.
Result<void> check_document(const Source& source, const Document& document, const Subject& subject,
                            std::ostream& out) {
  const auto checked = check_one(document.part(Problem::Kind::broken), subject);
  if (!checked) return within(source.name + ", " + document.where, checked.error());
  out << *checked;
  return {};
}

Result<void> check_file(const Source& instances, const Source& plans, std::ostream& out) {
  const auto asked = TRY(read_documents(instances, "instances"));
  const auto given = TRY(read_documents(plans, "plans"));
  for (std::size_t i = 0; i < asked.all().size(); ++i) {
    const auto instance = read_instance(asked.all()[i].part(Problem::Kind::bad_input));
    if (!instance) return within(instances.name + ", " + asked.all()[i].where, instance.error());
    if (i >= given.all().size())
      return refuse(fmt::format("There is no plan of \"{}\"", instance->id), plans.name);
    const Subject subject{model_of(*instance), *instance};
    TRY(check_document(plans, given.all()[i], subject, out));
  }
  if (given.all().size() > asked.all().size())
    return refuse("There are more plans than instances", plans.name);
  return {};
}

template <class Number>
std::optional<Number> number(const std::string& text, Number least, Number most) {
  Number read{};
  const auto* end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, read);
  if (error != std::errc() || last != end || read < least || read > most) return std::nullopt;
  return read;
}

/// N P SEED [--variant A].
std::optional<BenchSize> read_size(std::span<const std::string> words) {
  const bool has_variant = words.size() == 5 && words[3] == "--variant" && words[4] == "A";
  if (words.size() != 3 && !has_variant) return std::nullopt;
  const auto children = number<std::int64_t>(words[0], 1, 20'000);
  const auto places = number<std::int64_t>(words[1], 1, 100'000);
  const auto seed = number<std::uint64_t>(words[2], 0, std::numeric_limits<std::uint64_t>::max());
  if (!children || !places || !seed) return std::nullopt;
  return BenchSize{*children, *places, *seed, has_variant};
}

Result<void> check_bench(const BenchSize& size, const Source& plans, std::ostream& out) {
  const auto given = TRY(read_documents(plans, "plans"));
  const Subject subject{model_of(make_bench(size)), std::nullopt};
  for (const auto& document : given.all()) TRY(check_document(plans, document, subject, out));
  return {};
}

Result<void> check(std::span<const std::string> asked, std::istream& in, std::ostream& out) {
  const bool is_bench = asked.size() >= 2 && asked.front() == "--bench";
  if (is_bench) {
    const auto size = read_size(asked.subspan(1, asked.size() - 2));
    if (size) return check_bench(*size, TRY(read_source(asked.back(), in)), out);
  }
  if (is_bench || asked.size() != 2)
    return problem(
        "Ask for \"check FILE OUTPUT\" or \"check --bench N P SEED [--variant A] "
        "OUTPUT\"");
  if (asked[0] == "-" && asked[1] == "-")
    return problem("Only one of FILE and OUTPUT can be standard input");
  const auto instances = TRY(read_source(asked[0], in));
  return check_file(instances, TRY(read_source(asked[1], in)), out);
}

}  // namespace

int check_command(std::span<const std::string> asked, std::istream& in, std::ostream& out,
                  std::ostream& err) {
  const auto checked = check(asked, in, out);
  return checked ? all_holds : say(checked.error(), err);
}

}  // namespace haven::plan_check
