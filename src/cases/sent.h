#pragma once
#include <string>
#include <utility>

#include "values/ids.h"

namespace haven::cases {

/// What somebody sent to have something recorded: a command, which makes it safe to send twice, and
/// everything that was said with it, so that the same command with other words is refused. What
/// Haven records by itself says nothing.
struct Sent {
  CommandId command;
  std::string said;

  Sent(CommandId id, std::string words = {}) : command(id), said(std::move(words)) {}
};

}  // namespace haven::cases
