#pragma once
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <string_view>

#include "values/result.h"

/// For tests: files that the compiler must refuse.
namespace haven {

struct MustNotCompile {
  std::string_view file;     ///< Without ".cpp".
  std::string_view because;  ///< A part of what the compiler says of it.
};

struct Compiled {
  bool accepted;
  std::map<std::string, std::string> said;  ///< Of each file.
};

/// Reads the files as one source, so that what they include is read once: no two declare the same.
inline Compiled compile(const std::string& folder, std::span<const MustNotCompile> files,
                        const std::string& compiler) {
  std::string command = "LC_ALL=C " + compiler + " -fsyntax-only -std=c++20 -I " HAVEN_ROOT "/src";
  for (const auto& [file, because] : files)
    command.append(" -include ").append(folder).append("/").append(file).append(".cpp");
  FILE* pipe = popen((command + " -x c++ /dev/null 2>&1").c_str(), "r");
  ENSURE(pipe != nullptr);
  std::string all;
  std::array<char, 4096> part{};
  while (const auto n = std::fread(part.data(), 1, part.size(), pipe)) all.append(part.data(), n);
  Compiled compiled{pclose(pipe) == 0, {}};
  // What it says of a file begins with a line that begins with the file.
  std::istringstream lines(all);
  std::string of;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(folder)) of = std::filesystem::path(line.substr(0, line.find(':'))).stem();
    compiled.said[of] += line + "\n";
  }
  return compiled;
}

/// What is not as it should be, in sentences; empty: every file of `folder`, such as
/// "access/must_not_compile", is in `files`, is refused for its reason, and is not refused where
/// HAVEN_ASK_FOR_IT is defined.
inline std::string what_is_not_refused(const std::string& folder,
                                       std::span<const MustNotCompile> files,
                                       const std::string& compiler = "g++") {
  const auto where = HAVEN_ROOT "/src/" + folder;
  std::string wrong;
  const auto add = [&](std::string_view file, std::string_view what) {
    wrong.append(file).append(what).append("\n");
  };
  for (const auto& entry : std::filesystem::directory_iterator(where))
    if (const auto file = entry.path().stem().string();
        std::ranges::find(files, file, &MustNotCompile::file) == files.end())
      add(file, " is not tried");
  auto refused = compile(where, files, compiler);
  for (const auto& [file, because] : files)
    if (const auto& said = refused.said[std::string(file)];
        said.find("error: ") == said.npos || said.find(because) == said.npos)
      add(file, " is not refused for its reason: " + said);
  if (const auto asked = compile(where, files, compiler + " -DHAVEN_ASK_FOR_IT"); !asked.accepted)
    for (const auto& [file, said] : asked.said) add(file, " is refused when asked for: " + said);
  return wrong;
}

}  // namespace haven
