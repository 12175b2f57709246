// SHA-256 of texts: the identity of a scenario's content and of a translated sentence's source.
#pragma once

#include <string>
#include <string_view>

namespace riposte {

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// A random (version 4) UUID in its canonical text form, from the system's secure source.
std::string random_uuid();

/// A 64-bit seed from the system's secure source.
unsigned long long random_seed();

} // namespace riposte
