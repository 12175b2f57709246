// Why the system refused something, in words of our own that can be translated.
#pragma once

#include <exception>
#include <system_error>

#include "base/error.h"

namespace riposte {

/// For a value of errno. What is rare is said in the words of the C library.
Error system_reason(int error);
Error system_reason(const std::error_code& error);
/// For an exception that nobody expected, such as no memory.
Error system_reason(const std::exception& exception);

} // namespace riposte
