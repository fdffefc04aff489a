// A page with a table of 200 rows and 5 columns, built as every page is, beside the same bytes
// pasted together by hand without any escaping: what safety costs.
#include <benchmark/benchmark.h>

#include <string>

#include "web/components/table.h"

namespace {

using namespace haven::web;

constexpr int rows = 200;

void built(benchmark::State& state) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    Table options{.head = {{.text = "Reference"},
                           {.text = "Duty"},
                           {.text = "Due"},
                           {.text = "Who"},
                           {.text = "Hours", .format = "numeric"}}};
    for (int i = 0; i < rows; ++i)
      options.rows.push_back({{.text = "R-" + std::to_string(2000 + i)},
                              {.text = "Strategy discussion & what follows"},
                              {.text = "in 5 hours (72 hour rule)"},
                              {.text = "A. Khan"},
                              {.text = i, .format = "numeric"}});
    const Html html = table(options);
    bytes = html.view().size();
    benchmark::DoNotOptimize(html);
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(built)->Unit(benchmark::kMicrosecond);

void built_without_options(benchmark::State& state) {
  for (auto _ : state) {
    Html body;
    for (int i = 0; i < rows; ++i)
      body +=
          el("tr", {cls("govuk-table__row")}, el("td", {cls("govuk-table__cell")}, "R-", 2000 + i),
             el("td", {cls("govuk-table__cell")}, "Strategy discussion & what follows"),
             el("td", {cls("govuk-table__cell")}, "in 5 hours (72 hour rule)"),
             el("td", {cls("govuk-table__cell")}, "A. Khan"),
             el("td", {cls("govuk-table__cell govuk-table__cell--numeric")}, i));
    benchmark::DoNotOptimize(body);
  }
}
BENCHMARK(built_without_options)->Unit(benchmark::kMicrosecond);

void pasted(benchmark::State& state) {
  for (auto _ : state) {
    std::string out;
    for (int i = 0; i < rows; ++i) {
      out += "<tr class=\"govuk-table__row\"><td class=\"govuk-table__cell\">R-";
      out += std::to_string(2000 + i);
      for (const char* words :
           {"Strategy discussion &amp; what follows", "in 5 hours (72 hour rule)", "A. Khan"})
        ((out += "</td><td class=\"govuk-table__cell\">") += words);
      out += "</td><td class=\"govuk-table__cell govuk-table__cell--numeric\">";
      out += std::to_string(i);
      out += "</td></tr>";
    }
    benchmark::DoNotOptimize(out);
  }
}
BENCHMARK(pasted)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
