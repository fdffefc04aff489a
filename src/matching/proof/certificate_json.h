#pragma once
#include <boost/json/fwd.hpp>

#include "matching/instance.h"
#include "matching/plan.h"

/// A stage of the certificate, by ids.
namespace haven::matching {

boost::json::object to_json(const Instance& instance, const Batch& batch, const Stage& stage);

}  // namespace haven::matching
