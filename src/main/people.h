#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace haven::program {

/// haven people --data DIR --organisation NAME --name NAME --sign-in NAME: makes an organisation
/// and its first administrator in a ledger without people, and prints once the code with which they
/// sign in for the first time. Returns what the program exits with.
int people_command(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace haven::program
