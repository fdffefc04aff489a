#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "values/encoding.h"

/// Each kind of id is its own type: 16 random bytes, shown as 26 letters and digits. An id says
/// nothing about what it names.
namespace haven {

template <class Kind>
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;

  /// `sixteen` must be exactly 16 bytes.
  static std::optional<Id> from_bytes(std::string_view sixteen) {
    if (sixteen.size() != 16) return std::nullopt;
    Id id;
    std::memcpy(id.bytes.data(), sixteen.data(), 16);
    return id;
  }
  static std::optional<Id> from_text(std::string_view text) {
    const auto bytes = from_base32(text);
    return bytes ? from_bytes(*bytes) : std::nullopt;
  }
  std::string_view raw() const { return {reinterpret_cast<const char*>(bytes.data()), 16}; }
  std::string text() const { return to_base32(raw()); }
};

using ChildId = Id<struct ChildTag>;
using PersonId = Id<struct PersonTag>;
using OrganisationId = Id<struct OrganisationTag>;
using TeamId = Id<struct TeamTag>;
using EpisodeId = Id<struct EpisodeTag>;
using EventId = Id<struct EventTag>;
using CommandId = Id<struct CommandTag>;

}  // namespace haven

template <class Kind>
struct std::hash<haven::Id<Kind>> {
  std::size_t operator()(const haven::Id<Kind>& id) const noexcept {
    std::size_t word;
    std::memcpy(&word, id.bytes.data(), sizeof word);  // Ids are random: any word of one will do.
    return word;
  }
};
