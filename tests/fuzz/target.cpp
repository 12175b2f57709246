#include "target.h"

#include "base/file.h"
#include "store/library.h"

namespace riposte::fuzz {

const catalogue::Catalogue& shipped_catalogue() {
  static const catalogue::Catalogue catalogue = store::read_catalogue(RIPOSTE_SOURCE_DIR).value();
  return catalogue;
}

std::string shipped_text(const char* path) {
  return read_file(std::string(RIPOSTE_SOURCE_DIR) + "/" + path).value();
}

} // namespace riposte::fuzz
