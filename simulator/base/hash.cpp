#include "base/hash.h"

#include <array>
#include <stdexcept>

#include <sodium.h>

namespace riposte {
namespace {

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

void need_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("the system offers no source of random numbers");
}

} // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hex(digest.data(), digest.size());
}

std::string random_uuid() {
  need_sodium();
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40); // version 4, RFC 4122
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  std::string text = hex(bytes.data(), bytes.size());
  for (std::size_t at : {8u, 13u, 18u, 23u}) text.insert(at, "-");
  return text;
}

unsigned long long random_seed() {
  need_sodium();
  unsigned long long seed = 0;
  randombytes_buf(&seed, sizeof seed);
  return seed;
}

} // namespace riposte
