#pragma once
#include <string>
#include <string_view>

#include "desk/secret.h"
#include "values/ids.h"
#include "values/moment.h"

/// Managed devices: an organisation enrols a device, and it carries a signed cookie from then on.
namespace haven::signin {

using DeviceId = Id<struct DeviceTag>;

struct ManagedDevice {
  DeviceId id;
  Instant until;  ///< The first moment at which it is managed no more.

  bool operator==(const ManagedDevice&) const = default;
};

/// The cookie's value: the device and its end, readable, with an HMAC that only we can make.
std::string device_token(const desk::Secret& secret, const ManagedDevice& device);

/// Whether the device is still enrolled is in the register: ask it too.
/// Problem (not_allowed): not made by us, changed, or over.
Result<ManagedDevice> read_device(const desk::Secret& secret, std::string_view token, Instant now);

}  // namespace haven::signin
