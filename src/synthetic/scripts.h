#pragma once
#include <functional>
#include <vector>

#include "synthetic/life.h"
#include "synthetic/supply.h"

/// Whose lives are told, and how.
namespace haven::synthetic {

struct Script {
  ChildId child;
  InventedBody authority;
  Instant start;
  std::function<Result<void>(Life&, Supply&)> tell;
};

/// The five stories of the demonstration, in this order: wren, heron, plover, siskin, curlew. Their
/// ids are child_named of the word.
std::vector<Script> stories(Instant now);

/// Children who are missing now, beside heron: of several ages, levels and lengths.
std::vector<Script> still_missing(std::uint64_t seed, Instant now);

/// The `number`-th of the other children, from 0.
Script ordinary(std::uint64_t seed, std::size_t number, Instant now);

}  // namespace haven::synthetic
