#pragma once
#include <span>
#include <vector>

#include "matching/solving/batch.h"

/// What it costs the children of the coming weeks when a bed is taken today (matching.md 4.1;
/// Ahani, Gölz, Procaccia, Teytelboym, Trapp 2024). A price may change where a child goes; it is
/// shown as a reason: "kept for a child who needs what it offers".
namespace haven::matching {

enum class Reserving {
  /// A price never decides whether a child is placed: it stays below every tier weight.
  never_a_bed,
  /// A policy that somebody must have switched on: beds may be held for immediate danger.
  beds_for_immediate_danger,
};

/// Below the least tier weight, so that placing a child is always worth more.
inline constexpr int highest_reserve = 99'000;

/// Points a bed by place of the batches, which all have the same places: the mean over the sampled
/// `futures` (those who wait now and those who may come), at most `cap`.
std::vector<int> reserve_prices(std::span<const Batch> futures, int cap, Reserving reserving,
                                int threads = 1);

}  // namespace haven::matching
