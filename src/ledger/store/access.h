#pragma once

namespace haven::ledger {

enum class Access { read_only, read_and_write };

}  // namespace haven::ledger
