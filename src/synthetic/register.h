#pragma once
#include <vector>

#include "synthetic/life.h"
#include "synthetic/tables.h"

/// Organisations, teams and people, as the register has them.
namespace haven::synthetic {

/// The real authorities and their police forces, for whom nobody works here, then the invented
/// ones with all their people. All at `start`; the people are cleared, and on their rotas, until
/// well after `now`. Problem: a value that the vocabulary does not have.
Result<std::vector<Deed>> fill_register(const cases::Vocabulary& vocabulary, const Tables& tables,
                                        std::uint64_t seed, Instant start, Instant now);

/// The police force of an area as an organisation is called: "Kent" is "Kent Police".
std::string force_name(std::string_view area);

}  // namespace haven::synthetic
