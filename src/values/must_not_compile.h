#pragma once
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "values/result.h"

/// For tests: what the compiler says of files that it must refuse.
namespace haven {

struct Compiled {
  bool accepted;
  std::string said;
};

/// Lets the compiler read these files of `folder`, such as "access/must_not_compile", with
/// `options` such as "-DHAVEN_ASK_FOR_IT".
inline Compiled compile(const std::string& folder, const std::vector<std::string>& names,
                        const std::string& options, const std::string& compiler = "g++") {
  std::string command =
      "LC_ALL=C " + compiler + " -fsyntax-only -std=c++20 -I " HAVEN_ROOT "/src " + options;
  for (const auto& name : names)
    command.append(" " HAVEN_ROOT "/src/").append(folder).append("/").append(name).append(".cpp");
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  ENSURE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> part{};
  while (const auto n = std::fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), n);
  return {pclose(pipe) == 0, said};
}

}  // namespace haven
