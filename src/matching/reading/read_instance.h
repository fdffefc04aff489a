#pragma once
#include <boost/json/fwd.hpp>

#include "matching/instance.h"
#include "values/result.h"

/// Instances as docs/formats/matching.md has them. Nothing is guessed: a key that is not known, an
/// id that names nobody and a number out of its range are refused. The Problem names the place in
/// the instance and says what would be right.
namespace haven::matching {

Result<Instance> read_instance(const boost::json::value& value);

}  // namespace haven::matching
