#pragma once
#include "main/serve.h"
#include "notices/deliveries.h"

namespace haven::program {

/// Hands messages to the relay and the gateway that the options name; empty when they name none.
/// Problem: an address that is not one.
Result<notices::Deliveries::Send> sender(const ServeOptions& options);

}  // namespace haven::program
