#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "desk/store.h"
#include "values/ids.h"

/// Codes that are handed over in person and open one door once: for a first sign-in, and for making
/// a browser a managed device. Kept in the desk, for three days.
namespace haven::signin {

/// A person's first sign-in, or one after their authenticator was lost.
struct Welcome {
  PersonId person;
  /// Raw bytes, 16 or more, made with the code, so that each look shows the same.
  std::string totp_secret;
};

/// A browser that is to carry the cookie of a managed device.
struct DeviceToManage {
  PersonId person;
  std::string device;  ///< The 16 raw bytes of its id.
  Instant until;       ///< When the enrolment ends.
};

/// "k3fp-x2aa-7qde-m4ns". An earlier code for the same person is void.
Result<std::string> give_welcome(desk::Store& desk, const Welcome& welcome, Instant now);
Result<std::string> give_device(desk::Store& desk, const DeviceToManage& device, Instant now);

/// What the code opens; nothing when there is no such code any more, or what is kept of it cannot
/// be read. Blanks, hyphens and capitals do not matter.
Result<std::optional<Welcome>> find_welcome(desk::Store& desk, std::string_view code, Instant now);
Result<std::optional<DeviceToManage>> find_device(desk::Store& desk, std::string_view code,
                                                  Instant now);

/// Takes the code, so that it opens nothing more: of two who take, one is told true.
Result<bool> take_welcome(desk::Store& desk, std::string_view code, Instant now);
Result<bool> take_device(desk::Store& desk, std::string_view code, Instant now);

}  // namespace haven::signin
